import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, useTheme } from './support/axe';
import { kubectl } from './support/cluster';
import { pulsarAdmin } from './support/pulsar';
import { openAs, type Role } from './support/signIn';

const PAGE = '/workspaces/vela-audit';
/** What is applied and verified, or ends, takes a busy machine a while. */
const LONG = { timeout: 90_000 };
const TEMPLATE = '/create/templates/default/odp-workspace';

/** A page of somebody else, in a browser of their own. */
async function pageOf(page: Page, role: Role): Promise<Page> {
  const context = await page.context().browser()!.newContext();
  const other = await context.newPage();
  await openAs(other, role, PAGE);
  return other;
}

const operationsOf = (page: Page) =>
  page.getByRole('region', { name: 'Operations' });

test('a workspace is asked for, made, resized after another role has approved, and given back', async ({
  page,
}) => {
  // Two people, five pages, and a namespace that takes its time to end.
  test.slow();
  await openAs(page, 'Workspace owner', TEMPLATE);
  const next = page.getByRole('button', { name: 'Next' });
  await page.getByLabel(/^Id/).fill('vela-audit');
  await page.getByRole('textbox', { name: /^Name/ }).fill('Vela audit');
  await next.click();
  await expect(page.getByLabel(/^Owner/)).toHaveValue('Risk platform');
  await next.click();
  await page.getByRole('radio', { name: /Small/ }).check();
  await page.getByRole('checkbox', { name: /odp-eu/ }).check();
  await next.click();
  await expect(page.getByText('ResourceQuota/workspace')).toBeVisible();
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Ask for the workspace' }).click();
  await expect(page.getByText('Vela audit is ready.')).toBeVisible(LONG);

  await page.goto(PAGE);
  await expect(page.getByText('6 objects as declared.')).toBeVisible();
  await expect(page.getByText('Policies read back as declared.')).toBeVisible();
  const namespace = await kubectl(
    'odp-eu',
    'GET',
    '/api/v1/namespaces/workspace-vela-audit',
  );
  expect(namespace.metadata.labels['odp.io/workspace']).toBe('vela-audit');

  await page.getByRole('radio', { name: /Large/ }).check();
  await expect(page.getByText('Tier l needs an approval.')).toBeVisible();
  await page.getByRole('button', { name: 'Resize to Large' }).click();
  await expect(operationsOf(page)).toContainText('Waits for platform-team');

  const engineer = await pageOf(page, 'Platform engineer');
  await engineer.getByRole('button', { name: 'Approve' }).click();
  await expect(operationsOf(engineer)).toContainText(/Resize.*done/, LONG);
  await expect(page.getByText('tier l').first()).toBeVisible(LONG);

  await page.getByRole('button', { name: 'Plan a decommission' }).click();
  await page.getByRole('textbox', { name: /vela-audit/ }).fill('vela-audit');
  await page.getByRole('button', { name: /^Decommission/ }).click();
  await expect(operationsOf(page)).toContainText('Waits for platform-team');
  await engineer.getByRole('button', { name: 'Approve' }).click();
  await expect(engineer.getByText('Gone').first()).toBeVisible(LONG);
  await expect(
    kubectl('odp-eu', 'GET', '/api/v1/namespaces/workspace-vela-audit'),
  ).rejects.toThrow('404');
  await expect(
    pulsarAdmin('GET', 'namespaces/odp/workspace-vela-audit'),
  ).rejects.toThrow('404');
  await engineer.context().close();
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
