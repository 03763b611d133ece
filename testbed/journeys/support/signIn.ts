import { readFileSync } from 'node:fs';
import { type Cookie, expect, type Page } from '@playwright/test';

/** A person of the realm. */
export type Person =
  | 'platform-engineer'
  | 'workspace-owner'
  | 'viewer'
  | 'newcomer';

/** Sessions of those who have signed in before; the form is not what most journeys are about. */
const sessions = new Map<Person, Cookie[]>();

/** Opens `path` in the session of somebody, which begins on Keycloak's page. */
export async function openAs(page: Page, person: Person, path = '/') {
  const session = sessions.get(person);
  if (session) {
    await page.context().addCookies(session);
    await page.goto(path);
    await expectInside(page);
  } else {
    await signInAs(page, person, path);
    sessions.set(person, await page.context().cookies());
  }
}

/** Opens `path`, and signs in on Keycloak's page with the password that somebody has in this run. */
export async function signInAs(page: Page, person: Person, path = '/') {
  await page.goto(path);
  await page.getByRole('button', { name: 'Sign in with Keycloak' }).click();
  await page.getByLabel('Username or email').fill(person);
  await page.getByLabel('Password', { exact: true }).fill(passwordOf(person));
  await page.getByRole('button', { name: 'Sign In' }).click();
  await expectInside(page);
}

async function expectInside(page: Page) {
  await expect(
    page.getByRole('link', { name: 'Catalog', exact: true }).first(),
    // The portal's code is large, and a busy machine slow.
  ).toBeVisible({ timeout: 60_000 });
}

function passwordOf(person: Person): string {
  const file = process.env.ODP_KEYCLOAK_USERS_FILE!;
  return JSON.parse(readFileSync(file, 'utf8'))[person];
}
