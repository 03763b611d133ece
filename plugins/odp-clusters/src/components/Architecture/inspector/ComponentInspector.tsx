import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type {
  Architecture,
  ArchitectureComponent,
} from '@internal/plugin-odp-clusters-common';
import {
  capitalise,
  InspectorFrame,
  StatusChip,
} from '@internal/plugin-odp-react';
import { presenceWords } from '../../../architecture/model/componentWords';
import type { ArchitectureSelection } from '../../../architecture/model/filterArchitecture';
import { Reasons } from '../../Reasons';
import { ComponentFacts } from './ComponentFacts';
import { EdgeList } from './EdgeList';
import { useInspectorStyles } from './useInspectorStyles';

interface ComponentInspectorProps {
  architecture: Architecture;
  component: ArchitectureComponent;
  titleOf: (component: string) => string;
  takesFocus: boolean;
  onSelect: (selection: ArchitectureSelection, byKey: boolean) => void;
  onClose: () => void;
}

/** What is known of a component: how it stands and why, and its edges with their verdicts. */
export function ComponentInspector(props: ComponentInspectorProps) {
  const { architecture, component, titleOf, takesFocus, onSelect, onClose } =
    props;
  const classes = useInspectorStyles();
  const { name, status, reasons, ambiguousPods } = component;
  const edges = architecture.edges.filter(
    ({ from, to }) => from === name || to === name,
  );
  const presence = presenceDetail(component, architecture.cluster);
  return (
    <InspectorFrame
      of={name}
      about={[
        'Component selected',
        component.namespace ?? `outside ${architecture.cluster}`,
      ].join(' · ')}
      title={component.title}
      verdict={
        <StatusChip status={status ?? 'unknown'}>
          {capitalise(status ?? presenceWords(component) ?? 'unknown')}
        </StatusChip>
      }
      takesFocus={takesFocus}
      onClose={onClose}
    >
      <div className={classes.body}>
        <p className={classes.quiet}>{component.description}</p>
        {presence && <p>{presence}</p>}
        <Reasons reasons={reasons} />
        <ComponentFacts component={component} cluster={architecture.cluster} />
        <p>
          <EntityRefLink
            entityRef={component.entity}
            title="Owner and more in the catalog"
          />
        </p>
        {ambiguousPods.length > 0 && (
          <>
            <h3>Pods that match another component as well</h3>
            <p>
              Their labels fit more than one component, so that they are counted
              with each: {ambiguousPods.join(', ')}.
            </p>
          </>
        )}
        <h3>{edges.length === 1 ? '1 path' : `${edges.length} paths`}</h3>
        <EdgeList edges={edges} titleOf={titleOf} onSelect={onSelect} />
      </div>
    </InspectorFrame>
  );
}

/** Why nothing is told of it, plainly; undefined for a component that runs. */
function presenceDetail(
  { presence, namespace, title }: ArchitectureComponent,
  cluster: string,
): string | undefined {
  switch (presence) {
    case 'absent':
      return `${title} runs nowhere in ${cluster}: no workload and no pod of it is there.`;
    case 'external':
      return `Outside ${cluster}: known, not measured.`;
    case 'hidden':
      return `Not shown: your role lacks odp.namespace.read on ${namespace}. The platform team grants it.`;
    case 'unread':
      return `${cluster} was never read, so that nothing is known of it.`;
    default:
      return undefined;
  }
}
