import { test } from '@playwright/test';
import { walkComponentLives } from './support/componentLife';
import { openAs } from './support/signIn';
import { TEMPLATE } from './support/workspaceLife';

test('services in Go and Python are made from a form, run, get an image that cannot be pulled, are rolled back, and go without a trace', async ({
  page,
}) => {
  // Two services, each through its whole life.
  test.slow();
  await openAs(page, 'Workspace owner', TEMPLATE);
  await walkComponentLives(page);
});
