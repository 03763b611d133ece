import { test } from '@playwright/test';
import { walkComponentLives } from '../../e2e/support/componentLife';
import { TEMPLATE } from '../../e2e/support/workspaceLife';
import { openAs } from './support/signIn';

test('services in Go and Python are made from a form, run, get an image that cannot be pulled, are rolled back, and go without a trace, on real servers', async ({
  page,
}) => {
  // Two services, each through its whole life.
  test.slow();
  await openAs(page, 'workspace-owner', TEMPLATE);
  await walkComponentLives(page);
});
