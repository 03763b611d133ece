import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { ViewState } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useMemo, useState } from 'react';
import { OidcSignIn } from './OidcSignIn';
import { readOidcTitle } from './readOidcTitle';
import { readSignInRoles, type SignInRole } from './readSignInRoles';
import { rememberedRole } from './rememberedRole';
import { RoleChooser } from './RoleChooser';
import { RoleSignIn } from './RoleSignIn';

const useStyles = makeStyles({
  root: {
    minHeight: '100vh',
    boxSizing: 'border-box',
    padding: '12vh 16px 24px',
    background: 'var(--odp-page)',
    color: 'var(--odp-text)',
    fontFamily: 'var(--odp-font-family)',
    fontSize: 'var(--odp-font-body)',
    lineHeight: 1.4,
  },
  card: { maxWidth: 460, margin: '0 auto' },
  head: { display: 'flex', alignItems: 'center', gap: 10 },
  title: { fontSize: 20, fontWeight: 500, margin: 0 },
  lead: { color: 'var(--odp-secondary)', margin: '6px 0 16px' },
  provider: { marginTop: 16 },
  foot: {
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
    marginTop: 16,
  },
});

/** The first page: sign in at the identity provider, or as an example role, whichever are configured. */
export function SignInPage({ onSignInSuccess }: SignInPageProps) {
  const classes = useStyles();
  const config = useApi(configApiRef);
  const oidcTitle = readOidcTitle(config);
  const roles = useMemo(() => readSignInRoles(config), [config]);
  const [chosen, setChosen] = useState<SignInRole | undefined>(() =>
    roles.find(role => role.name === rememberedRole.current()),
  );
  return (
    <main className={classes.root}>
      <div className={classes.card}>
        <div className={classes.head}>
          <svg width="28" height="28" viewBox="0 0 24 24" aria-hidden>
            <path
              d="M12 1.2 21.4 6.6v10.8L12 22.8 2.6 17.4V6.6z"
              fill="none"
              stroke="var(--odp-primary)"
              strokeWidth="1.8"
            />
            <path
              d="m12 7 4.6 2.6v5.2L12 17.4l-4.6-2.6V9.6z"
              fill="var(--odp-primary)"
            />
          </svg>
          <h1 className={classes.title}>
            {config.getOptionalString('app.title') ?? 'ODP portal'}
          </h1>
        </div>
        {roles.length === 0 && !oidcTitle && (
          <ViewState
            state={{
              kind: 'not-set-up',
              title: 'No sign-in is configured',
              detail:
                'Nobody can sign in until the configuration names example roles (odp.exampleRoles) or an identity provider (odp.signIn.oidc).',
            }}
          />
        )}
        {oidcTitle && !chosen && (
          <div className={classes.provider}>
            <OidcSignIn title={oidcTitle} onSignInSuccess={onSignInSuccess} />
          </div>
        )}
        {chosen && (
          <RoleSignIn
            role={chosen}
            onSignInSuccess={onSignInSuccess}
            onBack={() => setChosen(undefined)}
          />
        )}
        {!chosen && roles.length > 0 && (
          <>
            <p className={classes.lead}>Choose the role to look with.</p>
            <RoleChooser
              roles={roles}
              lastRole={rememberedRole.last()}
              onChoose={setChosen}
            />
            <p className={classes.foot}>
              These roles have no password and exist in development only; the
              server refuses them elsewhere.
            </p>
          </>
        )}
      </div>
    </main>
  );
}
