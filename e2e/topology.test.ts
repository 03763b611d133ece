import { expect, test } from '@playwright/test';
import { expectAccessible, useTheme } from './support/axe';
import { findOnMap, mapOf } from './support/map';
import { openAs } from './support/signIn';

test('the topology explains the waiting pods, the silent node and the drain', async ({
  page,
}) => {
  await openAs(page, 'Platform engineer', '/topology');
  const waiting = page.getByRole('region', { name: 'Pods without a node' });
  await expect(waiting).toContainText(
    '6 of 6 GPUs of pool gpu are taken; it has 6 of 2-10 nodes; scale-up failed: GCE quota exceeded',
  );
  await waiting.getByRole('button', { name: /^Why/ }).click();
  await expect(
    page.getByText(/Insufficient nvidia.com\/gpu/).first(),
  ).toBeVisible();

  await page.goto('/topology?selected=node:general-b-zt41');
  const node = page.getByLabel('Details of general-b-zt41');
  await expect(node).toContainText(/silent.* for \d+ (s|min)/i);
  await page.goto('/topology?selected=node:storage-c-0');
  await expect(page.getByLabel('Details of storage-c-0')).toContainText(
    /Cordoned.*budget data\/postgresql/,
  );
});

test('who has no mouse finds the failing pod on the map', async ({ page }) => {
  await openAs(page, 'Platform engineer', '/topology');
  await findOnMap(page, /Pod yaml-processor-\S+, failing/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/selected=pod(:|%3A)execution(\/|%2F)yaml-/);
  const details = page.getByLabel(/^Details of yaml-processor-/);
  await expect(details).toContainText('out of memory');
  await expect(details).toContainText('3 of 5');
  await page.keyboard.press('Escape');
  await expect(details).toBeHidden();
});

test('the list shows the same as the map, and a link keeps filters and selection', async ({
  page,
}) => {
  await openAs(page, 'Platform engineer', '/topology?as=list&health=failing');
  const table = page.getByRole('table', { name: 'Nodes, worst first' });
  await expect(table).toContainText('general-a-h3mw');
  await expect(table).not.toContainText('general-c-4gjh');
});

test('an entity has its surroundings on a tab', async ({ page }) => {
  await openAs(
    page,
    'Platform engineer',
    '/catalog/default/component/dagster/topology',
  );
  await expect(page.getByText('3 declared paths are blocked.')).toBeVisible();
  await expect(page.getByText('OpenTelemetry Collector').first()).toBeVisible();
});

test('a viewer sees the pods of two namespaces, and how many others there are', async ({
  page,
}) => {
  await openAs(page, 'Viewer', '/topology');
  await expect(page.getByText(/not permitted/i).first()).toBeVisible();
  await expect(page.locator('body')).not.toContainText('kyc-matcher');
  await page.goto('/topology?view=architecture&edge=dagster%3Epulsar');
  await expect(
    page.getByLabel(/^Details of Dagster to Apache Pulsar/),
  ).toContainText('odp.namespace.read');
});

for (const theme of ['light', 'dark'] as const) {
  test(`the topology is accessible in ${theme}`, async ({ page }) => {
    await useTheme(page, theme);
    await openAs(
      page,
      'Platform engineer',
      '/topology?selected=node:general-b-zt41',
    );
    await expect(page.getByLabel('Details of general-b-zt41')).toBeVisible();
    await expectAccessible(page);
    await page.goto('/topology?as=list');
    await expect(
      page.getByRole('table', { name: 'Nodes, worst first' }),
    ).toBeVisible();
    await expectAccessible(page);
    await page.goto('/topology?view=architecture&edge=dagster%3Epulsar');
    await expect(
      page.getByLabel('Details of Dagster to Apache Pulsar'),
    ).toBeVisible();
    await expectAccessible(page);
    await page.goto('/topology?view=architecture&as=list');
    await expect(page.getByRole('table', { name: 'Edges' })).toBeVisible();
    await expectAccessible(page);
  });
}

// A window of 1280 pixels at 400 % leaves 320.
for (const [what, width, height] of [
  ['1024 px', 1024, 768],
  ['400 %', 320, 640],
] as const) {
  test(`at ${what} everything of the topology is within reach`, async ({
    page,
  }) => {
    const expectNothingBeside = async () =>
      expect
        .poll(() =>
          page.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth,
          ),
        )
        .toBeLessThanOrEqual(0);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    // A narrow window folds away the links by which signing in is known to be done.
    await openAs(page, 'Platform engineer', '/topology');
    await page.setViewportSize({ width, height });
    const map = mapOf(page);
    await map.scrollIntoViewIfNeeded();
    await expect(map).toBeInViewport();
    await expectNothingBeside();
    await page.goto('/topology?selected=node:general-b-zt41');
    const details = page.getByLabel('Details of general-b-zt41');
    await details.scrollIntoViewIfNeeded();
    await expect(details).toBeInViewport();
    await expectNothingBeside();
  });
}
