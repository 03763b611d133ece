import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';

/** A person of the realm. */
export type Person =
  | 'platform-engineer'
  | 'workspace-owner'
  | 'viewer'
  | 'newcomer';

/** Opens `path`, and signs in on Keycloak's page with the password that it has in this run. */
export async function signInAs(page: Page, person: Person, path = '/') {
  await page.goto(path);
  await page.getByRole('button', { name: 'Sign in with Keycloak' }).click();
  await page.getByLabel('Username or email').fill(person);
  await page.getByLabel('Password', { exact: true }).fill(passwordOf(person));
  await page.getByRole('button', { name: 'Sign In' }).click();
  await expect(
    page.getByRole('link', { name: 'Catalog', exact: true }).first(),
  ).toBeVisible();
}

function passwordOf(person: Person): string {
  const file = process.env.ODP_KEYCLOAK_USERS_FILE!;
  return JSON.parse(readFileSync(file, 'utf8'))[person];
}
