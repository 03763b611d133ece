import { expect, type Page } from '@playwright/test';

export type Role = 'Platform engineer' | 'Workspace owner' | 'Viewer';

/** Opens `path` and signs in with the role chooser when it asks. */
export async function openAs(page: Page, role: Role, path = '/') {
  await page.goto(path);
  await page.getByRole('button', { name: new RegExp(role) }).click();
  await expect(
    page.getByRole('link', { name: 'Catalog', exact: true }).first(),
  ).toBeVisible();
}
