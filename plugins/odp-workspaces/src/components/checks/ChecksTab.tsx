import {
  CHECK_KINDS,
  type Condition,
  type WorkspaceDetail,
} from '@internal/plugin-odp-workspaces-common';
import { Panel, TimeAgo, ViewState } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import {
  type CheckedPlace,
  checksByPlace,
  checksInWords,
  KIND_OF_CHECK_TITLES,
} from '../../model/checks';
import { SYSTEM_TITLES } from '../../model/conditions';
import { Notice } from '../Notice';
import { CheckTable } from './CheckTable';

const useStyles = makeStyles({
  kind: { borderTop: '1px solid var(--odp-line-subtle)' },
  title: {
    margin: 0,
    padding: '8px 16px 2px',
    fontSize: 12.5,
    fontWeight: 500,
  },
  notices: {
    display: 'flex',
    flexDirection: 'column',
    gap: 6,
    padding: '0 16px 8px',
    '&:empty': { display: 'none' },
  },
});

/** What the portal has tried as the workspace's tenants meet it: what, what was expected, what came of it, and when. */
export function ChecksTab({ workspace }: { workspace: WorkspaceDetail }) {
  const places = checksByPlace(workspace.checks);
  if (!places.length) {
    return (
      <Panel label="Access checks" padded={false}>
        <ViewState
          state={{
            kind: 'empty-by-nature',
            title: 'Nothing was tried yet',
            detail:
              'The portal tries what tenants meet as soon as something is made, and then again and again.',
          }}
        />
      </Panel>
    );
  }
  return (
    <>
      {places.map(one => (
        <PlacePanel
          key={one.title}
          {...one}
          conditions={workspace.conditions}
        />
      ))}
    </>
  );
}

function PlacePanel(props: CheckedPlace & { conditions: Condition[] }) {
  const { title, systems, conditions } = props;
  const classes = useStyles();
  const checks = systems.flatMap(one => one.checks);
  const oldest = systems.map(({ checkedAt }) => checkedAt).sort()[0];
  const silent = conditions.filter(
    condition =>
      condition.state === 'unknown' &&
      systems.some(
        ({ system, place, checkedAt }) =>
          system === condition.system &&
          place === condition.place &&
          checkedAt < condition.checkedAt,
      ),
  );
  return (
    <Panel
      title={title}
      hint={
        <>
          {checksInWords(checks)} · tried <TimeAgo moment={oldest} />
        </>
      }
      padded={false}
    >
      <div className={classes.notices}>
        {silent.map(({ system, message }) => (
          <Notice key={system} status="unknown">
            <b>{SYSTEM_TITLES[system]} is unknown now.</b> {message} What stands
            below was tried before.
          </Notice>
        ))}
      </div>
      {CHECK_KINDS.map(kind => {
        const own = checks.filter(check => check.kind === kind);
        return (
          own.length > 0 && (
            <section key={kind} className={classes.kind}>
              <h3 className={classes.title}>{KIND_OF_CHECK_TITLES[kind]}</h3>
              <CheckTable
                label={`${KIND_OF_CHECK_TITLES[kind]} on ${title}`}
                checks={own}
              />
            </section>
          )
        );
      })}
    </Panel>
  );
}
