import { expect } from '@playwright/test';
import { pulsarAdmin } from '../../e2e/support/pulsar';
import { openAs } from './support/signIn';
import { test } from './support/test';

const LONG = { timeout: 120_000 };

/** What the broker itself takes for the backlog of analytics. */
async function backlogBytes(): Promise<number> {
  const stats = await pulsarAdmin(
    'GET',
    'persistent/odp/workspace-nordbank-kyc/pipeline.cancelled/stats',
  );
  return JSON.parse(stats).subscriptions.analytics.backlogSize;
}

test('a consumer that acknowledges nothing is diagnosed as that, on a real broker', async ({
  page,
  faults,
}) => {
  await openAs(page, 'platform-engineer', '/event-bus?tab=topics');
  await faults.putOn('stuck-consumer');
  const topic = page
    .getByRole('row')
    .filter({ hasText: 'pipeline.submitted' })
    .filter({ hasText: 'acme-risk' });
  await expect(topic).toContainText('Blocked on unacked messages', {
    timeout: 60_000,
  });
  await topic.getByText('pipeline.submitted').click();
  const panel = page.getByRole('region', { name: /pipeline\.submitted/ });
  await expect(panel).toContainText('yaml-processor');
  await expect(panel).toContainText(/hold.* unacknowledged messages/);
  await faults.takeBack('stuck-consumer');
  await expect(topic).not.toContainText('Blocked on unacked messages', {
    timeout: 60_000,
  });
});

test('a quota changed by hand is drift; who will be evicted is named before, and stands in the ledger after, on a real broker', async ({
  page,
  faults,
}) => {
  // Growth has to be seen before it is forecast.
  test.slow();
  await openAs(page, 'platform-engineer', '/event-bus');
  await faults.putOn('full-backlog');
  // What was evicted stands in a table below.
  const workspace = page
    .getByRole('row')
    .filter({ hasText: 'nordbank-kyc' })
    .first();
  await expect(workspace).toContainText('1 drift', { timeout: 60_000 });
  await expect(workspace).toContainText('pipeline.cancelled');
  await expect(workspace).toContainText(/~\d+ (s|min)/, { timeout: 120_000 });
  await expect(workspace).toContainText('analytics');
  await expect(
    page.getByRole('status').filter({ hasText: '1 workspace loses messages' }),
  ).toContainText(/nordbank-kyc .*analytics/);

  await page.getByRole('tab', { name: /^Policies/ }).click();
  await expect(
    page.getByRole('row').filter({ hasText: 'nordbank-kyc' }),
  ).toContainText('4.19 MB');

  // Instead of waiting until it is full: the limit comes to the backlog.
  await page.getByRole('tab', { name: /^Evicted/ }).click();
  const evictions = page
    .getByRole('row')
    .filter({ hasText: 'pipeline.cancelled' });
  const before = await evictions.count();
  const limitSize = 2 * 2 ** 20;
  await expect.poll(backlogBytes, LONG).toBeGreaterThan(limitSize);
  await pulsarAdmin(
    'POST',
    'namespaces/odp/workspace-nordbank-kyc/backlogQuota',
    {
      limitSize,
      limitTime: -1,
      policy: 'consumer_backlog_eviction',
    },
  );
  // A contract test may have ended this broker's own checks: an unknown policy does, until a restart.
  // One check asked for would not do: it may come before the broker's topic has heard of its new limit.
  await expect(async () => {
    await pulsarAdmin('GET', 'brokers/backlog-quota-check');
    expect(await evictions.count()).toBeGreaterThan(before);
  }).toPass({ intervals: [2_000], ...LONG });
  await expect(evictions.first()).toContainText('analytics');
  await expect(evictions.first()).toContainText('readable until');
  await faults.takeBack('full-backlog');
});
