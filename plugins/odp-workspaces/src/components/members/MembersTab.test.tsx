import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { openPage } from '../../__testUtils__/renderWorkspaces';
import { aWorkspace, backendWith } from '../../__testUtils__/workspaces';
import {
  buttonOf,
  planOf,
  WORKSPACE_PAGE,
} from '../../__testUtils__/workspacePage';

describe('members', () => {
  it('are added, given another role and removed with one plan', async () => {
    const backend = backendWith(aWorkspace());
    openPage(backend, `${WORKSPACE_PAGE}?tab=members`);
    const who = await screen.findByLabelText('User or group');
    await userEvent.type(who, 'Somebody');
    expect(await buttonOf('Add')).toHaveAccessibleDescription(
      /^It must be the entity ref of a user or a group/,
    );
    await userEvent.clear(who);
    await userEvent.type(who, 'user:default/platform-engineer{Enter}');
    await userEvent.selectOptions(
      screen.getByLabelText('Role of platform-engineer'),
      'admin',
    );
    await userEvent.click(await buttonOf('Remove viewers'));
    const plan = await planOf('Set members');
    await within(plan).findByText('1 object changed');
    await userEvent.click(
      within(plan).getByRole('button', { name: 'Set members' }),
    );
    await waitFor(() =>
      expect(backend.sentTo('/operations')).toEqual([
        expect.objectContaining({
          kind: 'set-members',
          spec: {
            members: [
              { subject: 'user:default/platform-engineer', role: 'admin' },
            ],
          },
        }),
      ]),
    );
  });

  it('cannot be changed without the right to it', async () => {
    openPage(
      backendWith(aWorkspace({ id: 'acme-audit' })),
      '/workspaces/acme-audit?tab=members',
      'viewer',
    );
    await waitFor(async () =>
      expect(await buttonOf('Add a member')).toHaveAccessibleDescription(
        /Needs odp.workspace.update/,
      ),
    );
    expect(
      screen.queryByRole('button', { name: /^Remove/ }),
    ).not.toBeInTheDocument();
  });
});
