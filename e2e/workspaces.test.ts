import { expect, test } from '@playwright/test';
import { expectAccessible, useTheme } from './support/axe';
import { openAs } from './support/signIn';
import { TEMPLATE, walkWorkspaceLife } from './support/workspaceLife';

test('a workspace is asked for, made, resized after another role has approved, repaired, and given back', async ({
  page,
  browser,
}) => {
  // Two people, many pages, and a namespace that takes its time to end.
  test.slow();
  await openAs(page, 'Workspace owner', TEMPLATE);
  const other = await browser.newContext();
  await walkWorkspaceLife({
    owner: page,
    openAsApprover: async path => {
      const approver = await other.newPage();
      await openAs(approver, 'Platform engineer', path);
      return approver;
    },
  });
  await other.close();
});

for (const theme of ['light', 'dark'] as const) {
  test(`asking for a workspace is accessible in ${theme}`, async ({ page }) => {
    await useTheme(page, theme);
    await openAs(page, 'Workspace owner', '/workspaces');
    await expect(
      page.getByRole('link', { name: /Create a workspace/ }).first(),
    ).toBeVisible();
    await expectAccessible(page);
  });
}
