import { test } from '@playwright/test';
import { walkComponentLife } from '../../e2e/support/componentLife';
import { createWorkspace, TEMPLATE } from '../../e2e/support/workspaceLife';
import { openAs } from './support/signIn';

test('services in Go and Python are made from a form, run, get an image that cannot be pulled, are rolled back, and go without a trace, on real servers', async ({
  page,
}) => {
  // Two services, each through its whole life.
  test.slow();
  const workspace = `lyra-${Date.now().toString(36)}`;
  await openAs(page, 'workspace-owner', TEMPLATE);
  await createWorkspace({ owner: page, id: workspace, name: 'Lyra scoring' });
  const common = { owner: page, workspace };
  await walkComponentLife({
    ...common,
    name: 'orders-api',
    template: 'odp-go-service',
  });
  await walkComponentLife({
    ...common,
    name: 'scoring-agent',
    template: 'odp-python-service',
    event: 'pipeline.completed',
  });
});
