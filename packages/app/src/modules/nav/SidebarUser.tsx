import { SidebarItem, useSidebarOpenState } from '@backstage/core-components';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import SettingsIcon from '@material-ui/icons/Settings';
import useAsync from 'react-use/esm/useAsync';

const useStyles = makeStyles({
  root: {
    boxSizing: 'border-box',
    width: '100%',
    height: 52,
    display: 'flex',
    alignItems: 'center',
    gap: 10,
    padding: '0 8px 0 20px',
    borderTop: '1px solid var(--odp-sidebar-line)',
    color: 'var(--odp-sidebar-selected-text)',
    fontSize: 12.5,
    lineHeight: 1.35,
  },
  avatar: {
    width: 26,
    height: 26,
    borderRadius: '50%',
    background: 'var(--odp-sidebar-avatar)',
    color: '#FFFFFF',
    display: 'grid',
    placeItems: 'center',
    fontSize: 11,
    fontWeight: 500,
    flex: 'none',
  },
  names: { minWidth: 0, overflow: 'hidden' },
  line: {
    display: 'block',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  team: { color: 'var(--odp-sidebar-text)', fontSize: 11 },
  settings: { marginLeft: 'auto', width: 40, '& a': { width: 40 } },
});

const nameOfRef = (entityRef: string) =>
  entityRef.split('/').pop() ?? entityRef;

const initials = (name: string) =>
  name
    .split(/[\s-]+/)
    .slice(0, 2)
    .map(word => word.charAt(0).toUpperCase())
    .join('');

/** Props of {@link SidebarUser}. */
export interface SidebarUserProps {
  /** Absent when the settings page is switched off. */
  settingsPath?: string;
}

/** Who is signed in, with the groups that the rights come from, and the way to the settings. */
export function SidebarUser({ settingsPath }: SidebarUserProps) {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  const identityApi = useApi(identityApiRef);
  const { value } = useAsync(async () => {
    const [profile, identity] = await Promise.all([
      identityApi.getProfileInfo(),
      identityApi.getBackstageIdentity(),
    ]);
    const groups = identity.ownershipEntityRefs
      .filter(entityRef => entityRef.startsWith('group:'))
      .map(nameOfRef);
    return {
      name: profile.displayName ?? nameOfRef(identity.userEntityRef),
      groups: groups.join(', '),
    };
  }, [identityApi]);
  const name = value?.name ?? '';

  if (!isOpen) {
    return settingsPath ? (
      <SidebarItem icon={SettingsIcon} text="Settings" to={settingsPath} />
    ) : null;
  }
  return (
    <div className={classes.root}>
      <span className={classes.avatar} aria-hidden>
        {initials(name)}
      </span>
      <span className={classes.names} data-testid="signed-in-as">
        <span className={classes.line}>{name}</span>
        <span className={`${classes.line} ${classes.team}`}>
          {value?.groups}
        </span>
      </span>
      {settingsPath && (
        <span className={classes.settings}>
          <SidebarItem
            icon={SettingsIcon}
            to={settingsPath}
            aria-label="Settings"
          />
        </span>
      )}
    </div>
  );
}
