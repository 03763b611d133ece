import { Link } from '@backstage/core-components';
import type { ArchitectureComponent } from '@internal/plugin-odp-clusters-common';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import {
  meshSign,
  readyWords,
} from '../../../architecture/model/componentWords';
import { namespacesPath } from '../../paths';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: '84px 1fr',
    gap: '5px 10px',
    margin: '8px 0 6px',
    '& dt': { color: 'var(--odp-secondary)' },
    '& dd': { margin: 0 },
  },
});

interface ComponentFactsProps {
  component: ArchitectureComponent;
  cluster: string;
}

/** Ready, budget, mesh, workloads, namespace; only what is known. */
export function ComponentFacts({ component, cluster }: ComponentFactsProps) {
  const classes = useStyles();
  const { budget, mesh, workloads, namespace, language, presence } = component;
  const ready = readyWords(component);
  const runs = presence === 'runs';
  const facts: Array<[string, ReactNode]> = [
    ['Ready', ready && `${ready} pods`],
    ['Workloads', workloads.length > 0 && workloads.join(', ')],
    [
      'Budget',
      budget
        ? `${budget.name} allows ${budget.allowed ?? 'an unknown number'} now`
        : runs && 'none',
    ],
    [
      'Mesh',
      mesh
        ? `${mesh.mode}${
            mesh.barePods ? `, ${meshSign(component)?.words}` : ''
          }`
        : runs && 'not known',
    ],
    [
      'Namespace',
      namespace && presence !== 'hidden' && (
        <Link to={namespacesPath({ cluster, namespace, tab: 'workloads' })}>
          {namespace}
        </Link>
      ),
    ],
    ['Language', language],
  ];
  return (
    <dl className={classes.root}>
      {facts
        .filter(([, value]) => value)
        .flatMap(([name, value]) => [
          <dt key={`${name} name`}>{name}</dt>,
          <dd key={name}>{value}</dd>,
        ])}
    </dl>
  );
}
