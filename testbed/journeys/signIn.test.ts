import { expect, test } from '@playwright/test';
import { kubectl } from '../../e2e/support/cluster';
import { openAs, signInAs } from './support/signIn';

test('a platform engineer signs in with Keycloak, stays signed in, owns what the groups own, and signs out', async ({
  page,
}) => {
  await signInAs(page, 'platform-engineer');
  const who = page.getByTestId('signed-in-as');
  await expect(who).toContainText('Platform engineer');
  await expect(who).toContainText('platform-team');
  const fails = page.getByRole('region', { name: 'What fails now' });
  await expect(fails.getByRole('radio', { name: /^Mine/ })).toBeChecked();

  await page.reload();
  await expect(who).toContainText('platform-team');

  await page.getByRole('link', { name: 'Settings' }).last().click();
  await page.getByTestId('user-settings-menu').click();
  await page.getByTestId('sign-out').click();
  // It is offered when no session was found to go on with.
  await expect(
    page.getByRole('button', { name: 'Sign in with Keycloak' }),
  ).toBeVisible({ timeout: 60_000 });
});

test('a viewer sees two namespaces, no name of another one, and no Kubernetes tab', async ({
  page,
}) => {
  await openAs(page, 'viewer', '/namespaces');
  await expect(page.locator('[data-namespace]')).toHaveCount(2);
  await expect(page.getByText(/not shown: your role lacks/)).toBeVisible();
  const { items } = await kubectl('odp-eu', 'GET', '/api/v1/namespaces');
  // "default" is also a word of the network's posture.
  const others = items
    .map(({ metadata }: any) => metadata.name)
    .filter((name: string) => !['execution', 'data', 'default'].includes(name));
  expect(others.length).toBeGreaterThan(10);
  const words = (await page.getByRole('main').innerText()).split(/[\s,:]+/);
  expect(others.filter((name: string) => words.includes(name))).toEqual([]);

  await page.goto('/catalog/default/component/user-api');
  await expect(page.getByRole('region', { name: 'Health' })).toBeVisible();
  await expect(page.getByText('Kubernetes', { exact: true })).toHaveCount(0);
});

test('somebody whose groups say nothing sees nothing of the clusters, and may look at the catalog', async ({
  page,
}) => {
  await openAs(page, 'newcomer', '/namespaces');
  await expect(page.getByTestId('signed-in-as')).toContainText('Newcomer');
  await expect(page.getByText(/not shown: your role lacks/)).toBeVisible();
  await expect(page.locator('[data-namespace]')).toHaveCount(0);
  await page
    .getByRole('link', { name: 'Catalog', exact: true })
    .first()
    .click();
  await expect(
    page.getByRole('link', { name: 'Agent Orchestrator', exact: true }),
  ).toBeVisible();
});
