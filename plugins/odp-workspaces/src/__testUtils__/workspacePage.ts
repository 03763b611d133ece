import { screen } from '@testing-library/react';
import { openPage } from './renderWorkspaces';
import { aWorkspace, backendWith } from './workspaces';

/** Where acme-risk is. */
export const WORKSPACE_PAGE = '/workspaces/acme-risk';

/** Opens the page of acme-risk. */
export function openWorkspace(backend = backendWith(aWorkspace())) {
  openPage(backend, WORKSPACE_PAGE);
  return backend;
}

/** A card, by its title. */
export const cardOf = (name: string | RegExp) =>
  screen.findByRole('region', { name });

/** A button, once it is there. */
export const buttonOf = (name: string) => screen.findByRole('button', { name });

/** The form that shows a plan, by what it asks for. */
export const planOf = (name: string) =>
  screen.findByRole('form', { name: `${name}, plan` });
