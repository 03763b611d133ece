import { expect, test } from '@playwright/test';
import { expectAccessible, useTheme } from './support/axe';
import { pulsarAdmin } from './support/pulsar';
import { openAs } from './support/signIn';

test('an engineer sees who loses messages next, when and why, and what helps', async ({
  page,
}) => {
  await openAs(page, 'Platform engineer', '/event-bus');
  const verdict = page.getByRole('status').filter({ hasText: 'workspace' });
  // A forecast needs some readings.
  await expect(verdict).toContainText(/acme-risk evicts yaml-processor in/, {
    timeout: 120_000,
  });
  const first = page.getByRole('row').filter({ hasText: 'acme-risk' });
  await expect(first).toContainText('evicts yaml-processor');
  await expect(first).toContainText(/~\d+ min/);
  await expect(first).toContainText('1 drift');

  await first.getByText('pipeline.submitted').click();
  const panel = page.getByRole('region', { name: /pipeline\.submitted/ });
  await expect(panel).toContainText('Blocked on unacked messages');
  await expect(panel).toContainText(
    '3 of 3 consumers hold 50,000 unacknowledged messages each',
  );
  await expect(panel).toContainText('What helps');
  await expect(
    panel.getByRole('link', { name: /YAML Processor/i }).first(),
  ).toBeVisible();

  // The link shows what was seen.
  await page.reload();
  await expect(
    page.getByRole('region', { name: /pipeline\.submitted/ }),
  ).toContainText('Blocked on unacked messages');
});

test('a quota changed by hand is drift, and what it evicts is in the ledger', async ({
  page,
}) => {
  const namespace = 'namespaces/odp/workspace-fjord-claims';
  const declared = JSON.parse(
    await pulsarAdmin('GET', `${namespace}/backlogQuotaMap`),
  ).destination_storage;
  await openAs(page, 'Platform engineer', '/event-bus?tab=policies');
  const row = page.getByRole('row').filter({ hasText: 'fjord-claims' });
  await expect(row).toContainText('As declared');
  try {
    await pulsarAdmin('POST', `${namespace}/backlogQuota`, {
      ...declared,
      limitSize: 50_000_000,
    });
    await expect(row).toContainText('50 MB', { timeout: 60_000 });
    await expect(row).toContainText('1 GB');

    await pulsarAdmin('GET', 'brokers/backlog-quota-check');
    await page.getByRole('tab', { name: /^Evicted/ }).click();
    // One for each subscription that lost something.
    const entry = page
      .getByRole('row')
      .filter({ hasText: 'fjord-claims' })
      .first();
    await expect(entry).toContainText('pipeline.step.started', {
      timeout: 120_000,
    });
    await expect(entry).toContainText('readable until');
  } finally {
    await pulsarAdmin('POST', `${namespace}/backlogQuota`, declared);
  }
});

test('a workspace owner sees the own workspaces of the bus, and that others are hidden', async ({
  page,
}) => {
  await openAs(page, 'Workspace owner', '/event-bus');
  await expect(
    page.getByRole('row').filter({ hasText: 'acme-risk' }),
  ).toBeVisible();
  await expect(
    page.getByRole('row').filter({ hasText: 'nordbank-kyc' }).getByText(/%/),
  ).toHaveCount(0);
  await expect(
    page.getByText(/not shown|hidden|not permitted/i).first(),
  ).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`the event bus is accessible in ${theme}`, async ({ page }) => {
    await useTheme(page, theme);
    await openAs(page, 'Platform engineer', '/event-bus');
    await page
      .getByRole('row')
      .filter({ hasText: 'acme-risk' })
      .getByText('pipeline.submitted')
      .click();
    await expect(
      page.getByRole('region', { name: /pipeline\.submitted/ }),
    ).toContainText('yaml-processor');
    await expectAccessible(page);
    for (const tab of [
      'Topics',
      'Brokers',
      'Policies',
      'Evicted',
      'Events',
      'Evaluation',
    ]) {
      await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
      await expectAccessible(page);
    }
  });
}
