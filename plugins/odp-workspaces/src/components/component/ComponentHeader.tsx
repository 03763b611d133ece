import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { ListedComponent } from '@internal/plugin-odp-workspaces-common';
import { Panel, StatusChip } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import type { ComponentRun } from '../../model/componentRuns';
import { componentState } from '../../model/componentState';
import { LANGUAGE_TITLES } from '../../model/words';
import {
  catalogPath,
  dashboardPath,
  namespacePath,
  topologyPath,
  workspacePath,
} from '../paths';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '12px 32px',
    alignItems: 'center',
    padding: '14px 16px',
  },
  what: { flex: '1 1 320px', minWidth: 0 },
  line: { display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center' },
  name: {
    fontSize: 18,
    fontWeight: 500,
    margin: 0,
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  facts: {
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
    overflowWrap: 'anywhere',
    marginTop: 4,
  },
  links: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 14px',
    fontSize: 'var(--odp-font-secondary)',
  },
});

interface ComponentHeaderProps {
  component: ListedComponent;
  runs: ComponentRun[];
}

/** Who a component is: how it is, whose, what made it, and the ways to what is told of it elsewhere. */
export function ComponentHeader({ component, runs }: ComponentHeaderProps) {
  const classes = useStyles();
  const { name, title, description, workspace, owner } = component;
  const { language, template, size, replicas, generation, waitsFor } =
    component;
  const { status, word } = componentState(component, runs);
  return (
    <Panel label={`About ${name}`} padded={false}>
      <div className={classes.root}>
        <div className={classes.what}>
          <div className={classes.line}>
            <h2 className={classes.name}>{name}</h2>
            <StatusChip status={status}>{word}</StatusChip>
            {waitsFor && generation > 0 && (
              <StatusChip status="degraded">A change waits</StatusChip>
            )}
          </div>
          <div className={classes.facts}>
            {title !== name && `${title} · `}
            {LANGUAGE_TITLES[language]} · in{' '}
            <Link to={workspacePath(workspace)}>{workspace}</Link>
            {/* A workspace that is gone has none. */}
            {owner && (
              <>
                {' '}
                · owner <EntityRefLink entityRef={owner} />
              </>
            )}{' '}
            · size {size}, {replicas.min} to {replicas.max} pods · made by{' '}
            {template.name} {template.version}
          </div>
          {description && <div className={classes.facts}>{description}</div>}
        </div>
        <nav className={classes.links} aria-label={`About ${name}`}>
          <Link to={catalogPath(name)}>Catalog</Link>
          {component.repository && (
            <Link to={component.repository}>Repository</Link>
          )}
          <Elsewhere component={component} />
        </nav>
      </div>
    </Panel>
  );
}

/** Where each of its clusters is shown, and its dashboard. */
function Elsewhere({ component }: { component: ListedComponent }) {
  const { name, namespace, clusters } = component;
  const suffix = (cluster: string) =>
    clusters.length > 1 ? ` on ${cluster}` : '';
  return (
    <>
      {clusters.map(cluster => (
        <Link
          key={`topology ${cluster}`}
          to={topologyPath({ cluster, namespace, search: name })}
        >
          Topology{suffix(cluster)}
        </Link>
      ))}
      {clusters.map(cluster => (
        <Link
          key={`namespace ${cluster}`}
          to={namespacePath({ cluster, namespace, tab: 'workloads' })}
        >
          Namespace{suffix(cluster)}
        </Link>
      ))}
      <Link to={dashboardPath('component', { namespace, component: name })}>
        Dashboard
      </Link>
    </>
  );
}
