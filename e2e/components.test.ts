import { test } from '@playwright/test';
import { walkComponentLife } from './support/componentLife';
import { openAs } from './support/signIn';
import { createWorkspace, TEMPLATE } from './support/workspaceLife';

test('services in Go and Python are made from a form, run, get an image that cannot be pulled, are rolled back, and go without a trace', async ({
  page,
}) => {
  // Two services, each through its whole life.
  test.slow();
  const workspace = `lyra-${Date.now().toString(36)}`;
  await openAs(page, 'Workspace owner', TEMPLATE);
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
