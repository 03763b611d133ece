import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { BusNamespace } from '@internal/plugin-odp-pulsar-common';
import type { Workspace } from '@internal/plugin-odp-workspaces-common';
import { capitalise, Panel, StatusChip } from '@internal/plugin-odp-react';
import { plural } from '@internal/vocabulary';
import { makeStyles } from '@material-ui/core/styles';
import { conditionsBySystem } from '../../model/conditions';
import { PHASE_STATUS } from '../../model/phases';
import { usdInWords } from '../../model/words';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '12px 32px',
    alignItems: 'center',
    padding: '14px 16px',
  },
  mark: {
    width: 44,
    height: 44,
    borderRadius: 'var(--odp-radius-normal)',
    background: 'var(--odp-primary)',
    color: 'var(--odp-primary-text)',
    display: 'grid',
    placeItems: 'center',
    fontSize: 16,
    fontWeight: 500,
  },
  what: { flex: '1 1 320px', minWidth: 0 },
  line: { display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center' },
  name: { fontSize: 18, fontWeight: 500, margin: 0 },
  facts: {
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
    overflowWrap: 'anywhere',
    marginTop: 4,
  },
  code: { fontFamily: 'var(--odp-font-mono)' },
  figure: { fontSize: 'var(--odp-font-secondary)' },
  label: { display: 'block', color: 'var(--odp-secondary)' },
});

/** Who a workspace is: phase, drift, owner, where it is, what it costs. */
export function WorkspaceHeader(props: {
  workspace: Workspace;
  /** What the event bus tells of it. */
  bus?: BusNamespace;
}) {
  const { workspace, bus } = props;
  const classes = useStyles();
  const { id, displayName, phase, owner, tier, conditions } = workspace;
  const worst = conditionsBySystem(conditions).map(one => one.worst.state);
  const drifted = worst.filter(state => state === 'drifted').length;
  const failing = worst.filter(state => state === 'failing').length;
  return (
    <Panel label={`About ${id}`} padded={false}>
      <div className={classes.root}>
        <span className={classes.mark} aria-hidden>
          {initialsOf(id)}
        </span>
        <div className={classes.what}>
          <div className={classes.line}>
            <h2 className={classes.name}>{id}</h2>
            <StatusChip status={PHASE_STATUS[phase]}>
              {capitalise(phase)}
            </StatusChip>
            {drifted > 0 && (
              <StatusChip status="degraded">
                {plural(drifted, 'drift')}
              </StatusChip>
            )}
            {failing > 0 && (
              <StatusChip status="failing">{failing} failing</StatusChip>
            )}
            {bus && ['failing', 'degraded'].includes(bus.status) && (
              <StatusChip status={bus.status}>
                event bus {bus.status}
              </StatusChip>
            )}
          </div>
          <div className={classes.facts}>
            {displayName !== id && `${displayName} · `}Owner{' '}
            <EntityRefLink entityRef={owner} /> · tier {tier} · namespace{' '}
            <span className={classes.code}>{workspace.namespace}</span> · bus{' '}
            <span className={classes.code}>{workspace.busNamespace}</span>
          </div>
        </div>
        <div className={classes.figure}>
          <span className={classes.label}>Clusters</span>
          {workspace.clusters.map(cluster => (
            <div key={cluster}>{cluster}</div>
          ))}
        </div>
        <div className={classes.figure}>
          <span className={classes.label}>Cost, monthly</span>
          <b>{usdInWords(workspace.usdPerMonth)}</b> at quota
        </div>
      </div>
    </Panel>
  );
}

function initialsOf(id: string): string {
  return id
    .split('-')
    .slice(0, 2)
    .map(word => word.charAt(0).toUpperCase())
    .join('');
}
