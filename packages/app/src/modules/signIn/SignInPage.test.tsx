import type { IdentityApi } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { oidcAuthApiRef } from './oidcAuthApi';
import { SignInPage } from './SignInPage';

const ROLES = [
  {
    name: 'platform-engineer',
    title: 'Platform engineer',
    description: 'Sees and does everything.',
  },
  {
    name: 'viewer',
    title: 'Viewer',
    description: 'Sees two namespaces, without logs.',
  },
];

const session = (role: string) => ({
  profile: { displayName: role },
  backstageIdentity: {
    token: `x.${btoa(JSON.stringify({ exp: Date.now() / 1000 + 3600 }))}.x`,
    identity: {
      type: 'user',
      userEntityRef: `user:default/${role}`,
      ownershipEntityRefs: [`user:default/${role}`],
    },
  },
});

function oidcSession(open?: {
  token: string;
  identity: {
    type: 'user';
    userEntityRef: string;
    ownershipEntityRefs: string[];
  };
}) {
  return {
    getBackstageIdentity: jest.fn(async (_: object) => open),
    getProfile: async () => ({ displayName: 'Engineer' }),
    getIdToken: async () => '',
    signIn: async () => {},
    signOut: async () => {},
    sessionState$: () => {
      throw new Error('nobody asks');
    },
  };
}

function render(
  exampleRoles = ROLES,
  oidc?: { title: string; auth: ReturnType<typeof oidcSession> },
) {
  const onSignInSuccess = jest.fn<void, [IdentityApi]>();
  const rendered = renderInTestApp(
    <SignInPage onSignInSuccess={onSignInSuccess} />,
    {
      apis: [[oidcAuthApiRef, oidc?.auth ?? oidcSession()]],
      config: {
        app: { title: 'ODP portal' },
        backend: { baseUrl: 'http://localhost:7007' },
        odp: {
          exampleRoles,
          ...(oidc && { signIn: { oidc: { title: oidc.title } } }),
        },
      },
    },
  );
  return { onSignInSuccess, ...rendered };
}

describe('SignInPage', () => {
  const realFetch = global.fetch;
  const fetched = jest.fn<Promise<Response>, [string, RequestInit]>();

  beforeEach(() => {
    localStorage.clear();
    fetched.mockReset();
    fetched.mockImplementation(async (_, init) => {
      const role = new Headers(init.headers).get('x-odp-example-role')!;
      return new Response(JSON.stringify(session(role)));
    });
    global.fetch = fetched as unknown as typeof fetch;
  });
  afterEach(() => {
    global.fetch = realFetch;
  });

  it('says what each role may see, and signs in by keyboard as the chosen one', async () => {
    const { container, onSignInSuccess } = render();
    expect(
      await screen.findByRole('button', { name: /^Platform engineer/ }),
    ).toHaveFocus();
    expect(
      screen.getByText('Sees two namespaces, without logs.'),
    ).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();

    await userEvent.keyboard('{Tab}{Enter}');
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    const [url, init] = fetched.mock.calls[0];
    expect(url).toMatch(/\/api\/auth\/example-roles\/refresh$/);
    expect(new Headers(init.headers).get('x-odp-example-role')).toBe('viewer');
    const identity = onSignInSuccess.mock.calls[0][0];
    expect(await identity.getBackstageIdentity()).toMatchObject({
      userEntityRef: 'user:default/viewer',
    });
  });

  it('signs in again by itself after a reload, and asks again after a sign-out, the last role first', async () => {
    localStorage.setItem('odp.signIn.role', 'viewer');
    const { onSignInSuccess, unmount } = render();
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    await onSignInSuccess.mock.calls[0][0].signOut();
    unmount();

    render();
    expect(
      await screen.findByRole('button', { name: /^Viewer/ }),
    ).toHaveFocus();
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it('forgets a remembered role that the configuration no longer has', async () => {
    localStorage.setItem('odp.signIn.role', 'root');
    render();
    expect(
      await screen.findByRole('button', { name: /^Viewer/ }),
    ).toBeInTheDocument();
    expect(fetched).not.toHaveBeenCalled();
  });

  it.each([
    [
      'the backend does not answer',
      async () => {
        throw new TypeError('Failed to fetch');
      },
      /backend does not answer/,
    ],
    [
      'the backend knows no such provider',
      async () => new Response('{}', { status: 404, statusText: 'Not Found' }),
      /does not know the sign-in provider "example-roles"/,
    ],
  ])(
    'says it in a sentence when %s, and lets choose again',
    async (_, answer, sentence) => {
      fetched.mockImplementation(answer);
      render();
      await userEvent.click(
        await screen.findByRole('button', { name: /^Viewer/ }),
      );
      expect(await screen.findByRole('alert')).toHaveTextContent(sentence);
      await userEvent.click(
        screen.getByRole('button', { name: 'Choose again' }),
      );
      expect(
        screen.getByRole('button', { name: /^Platform engineer/ }),
      ).toBeInTheDocument();
    },
  );

  it('says so when no sign-in is configured', async () => {
    render([]);
    expect(await screen.findByRole('status')).toHaveTextContent(
      /No sign-in is configured/,
    );
  });

  describe('with an identity provider', () => {
    const identity = {
      type: 'user' as const,
      userEntityRef: 'user:default/engineer',
      ownershipEntityRefs: ['user:default/engineer'],
    };
    afterEach(() => window.history.replaceState(null, '', '/'));

    it('goes on with a session that is still open, without a click', async () => {
      const auth = oidcSession({ token: 'x', identity });
      const { onSignInSuccess } = render([], { title: 'Keycloak', auth });
      await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
      expect(auth.getBackstageIdentity.mock.calls[0]).toEqual([
        { optional: true },
      ]);
      const signedIn = onSignInSuccess.mock.calls[0][0];
      expect(await signedIn.getBackstageIdentity()).toEqual(identity);
      expect(await signedIn.getProfileInfo()).toEqual({
        displayName: 'Engineer',
      });
    });

    it('leads there by a button of its name, and offers no role that is not configured', async () => {
      const auth = oidcSession();
      const { container, onSignInSuccess } = render([], {
        title: 'Keycloak',
        auth,
      });
      const button = await screen.findByRole('button', {
        name: 'Sign in with Keycloak',
      });
      expect(screen.queryByText(/Choose the role/)).not.toBeInTheDocument();
      expect(await axe(container)).toHaveNoViolations();
      expect(onSignInSuccess).not.toHaveBeenCalled();
      auth.getBackstageIdentity.mockResolvedValue({ token: 'x', identity });
      await userEvent.click(button);
      await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
      expect(auth.getBackstageIdentity.mock.calls[1]).toEqual([
        { instantPopup: true },
      ]);
    });

    it('says why it was refused there, and lets try again', async () => {
      window.history.replaceState(
        null,
        '',
        '/?error=the%20claim%20holds%20no%20name',
      );
      render([], { title: 'Keycloak', auth: oidcSession() });
      expect(await screen.findByRole('alert')).toHaveTextContent(
        /Signing in with Keycloak did not work.*the claim holds no name/,
      );
      expect(
        await screen.findByRole('button', { name: 'Sign in with Keycloak' }),
      ).toBeInTheDocument();
    });
  });
});
