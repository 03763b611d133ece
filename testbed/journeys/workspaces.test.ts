import { test } from '@playwright/test';
import { TEMPLATE, walkWorkspaceLife } from '../../e2e/support/workspaceLife';
import { openAs } from './support/signIn';

test('a workspace is asked for, made, resized after another role has approved, repaired, and given back, on real servers', async ({
  page,
  browser,
}) => {
  test.slow();
  await openAs(page, 'workspace-owner', TEMPLATE);
  const other = await browser.newContext();
  await walkWorkspaceLife({
    owner: page,
    openAsApprover: async path => {
      const approver = await other.newPage();
      await openAs(approver, 'platform-engineer', path);
      return approver;
    },
  });
  await other.close();
});
