import { expect, test } from '@playwright/test';
import { dashboardTabs, whenAnswered } from '../../e2e/support/dashboards';
import { openAs } from './support/signIn';

const LONG = { timeout: 90_000 };

/** Panels that the real servers feed, by their dashboard, with a word that they show. */
const FED = {
  'platform-overview': {
    'Component state': /yaml-processor/,
    'Event bus: backlog against its limit': /acme-risk/,
    'Sign-ins': /signed in/,
  },
  'infrastructure-health': {
    'Node availability': /general-/,
    'Messages in and out': /msg\/s/,
    'Consumer lag': /acme-risk/,
  },
};

test('each dashboard is drawn from what the real servers tell, and each other panel says why it is empty', async ({
  page,
}) => {
  test.slow();
  await openAs(page, 'platform-engineer', '/dashboards');
  await expect(dashboardTabs(page)).toHaveCount(5);
  for (const tab of await dashboardTabs(page).all()) {
    await tab.click();
    const { current, silent, all } = await whenAnswered(page);
    expect(current + silent).toBe(all);
  }
  for (const [dashboard, panels] of Object.entries(FED)) {
    // Of one namespace: others have what earlier tests made and took away.
    await page.goto(
      `/dashboards?dashboard=${dashboard}&from=now-15m&to=now&var-namespace=execution`,
    );
    for (const [title, words] of Object.entries(panels)) {
      await expect(page.getByRole('region', { name: title })).toContainText(
        words,
        LONG,
      );
    }
  }
  // No gateway runs here, and its panels do not pretend that it has nothing to do.
  await page.goto('/dashboards?dashboard=platform-overview');
  await expect(
    page.getByRole('region', { name: 'Gateway connections' }),
  ).toContainText(/kong/i, LONG);
});
