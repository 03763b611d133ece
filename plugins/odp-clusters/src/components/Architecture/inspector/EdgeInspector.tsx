import type {
  Architecture,
  ArchitectureEdge,
} from '@internal/plugin-odp-clusters-common';
import {
  CopyTextButton,
  InspectorFrame,
  StatusChip,
  StatusIcon,
  TimeAgo,
} from '@internal/plugin-odp-react';
import LockIcon from '@material-ui/icons/Lock';
import { useId } from 'react';
import {
  declaredAnswer,
  disagreement,
  observedAnswer,
  portWords,
} from '../../../architecture/model/edgeAnswers';
import {
  edgeVerdict,
  findings,
  KIND_WORDS,
} from '../../../architecture/model/edgeWords';
import type { ArchitectureSelection } from '../../../architecture/model/filterArchitecture';
import { AllowedRow } from './AllowedRow';
import { EdgeList } from './EdgeList';
import { useInspectorStyles } from './useInspectorStyles';
import { WhyRow } from './WhyRow';

interface EdgeInspectorProps {
  architecture: Architecture;
  edge: ArchitectureEdge;
  titleOf: (component: string) => string;
  takesFocus: boolean;
  onSelect: (selection: ArchitectureSelection, byKey: boolean) => void;
  onClose: () => void;
}

/** Why this edge: declared, allowed, observed, secured; and the rule that would open what is blocked. */
export function EdgeInspector(props: EdgeInspectorProps) {
  const { architecture, edge, titleOf, takesFocus, onSelect, onClose } = props;
  const classes = useInspectorStyles();
  const ruleId = useId();
  const { declared, observed, path, mesh } = edge;
  const port = portWords(edge);
  const contradiction = disagreement(edge);
  const others = findings(architecture.edges).filter(
    ({ id }) => id !== edge.id,
  );
  return (
    <InspectorFrame
      of={edge.id}
      about={port ? `Edge selected · ${port}` : 'Edge selected'}
      title={`${titleOf(edge.from)} to ${titleOf(edge.to)}`}
      verdict={
        <StatusChip status={KIND_WORDS[edge.kind].status}>
          {edgeVerdict(edge)}
        </StatusChip>
      }
      takesFocus={takesFocus}
      onClose={onClose}
    >
      <div className={classes.body}>
        <h3>Why this edge</h3>
        <WhyRow
          icon={
            <StatusIcon
              status={declared.length ? 'healthy' : 'unknown'}
              decorative
            />
          }
          question="Declared"
          answer={declaredAnswer(edge)}
        >
          {declared.length ? (
            <ul>
              {declared.map(({ words, source }) => (
                <li key={words}>
                  {words}. <em>{source}</em>
                </li>
              ))}
            </ul>
          ) : (
            'The platform document says nothing of it.'
          )}
        </WhyRow>
        <AllowedRow edge={edge} cluster={architecture.cluster} />
        <WhyRow
          icon={
            <StatusIcon
              status={observed.state === 'seen' ? 'healthy' : 'unknown'}
              decorative
            />
          }
          question="Observed"
          answer={observedAnswer(edge)}
        >
          {observed.words}
          {observed.asOf && (
            <>
              , <TimeAgo moment={observed.asOf} />
            </>
          )}
        </WhyRow>
        <WhyRow icon={<LockIcon aria-hidden />} question="Mesh" answer="">
          {mesh}
        </WhyRow>
        {contradiction && (
          <>
            <h3>Two statements disagree</h3>
            <p>{contradiction}</p>
          </>
        )}
        {path?.allowingRule && (
          <>
            <h3 id={ruleId}>The rule that would allow it</h3>
            <pre
              className={classes.yaml}
              // A region that scrolls must be reachable by the keyboard.
              // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
              tabIndex={0}
              role="region"
              aria-labelledby={ruleId}
            >
              {path.allowingRule}
            </pre>
            <CopyTextButton label="Copy YAML" text={path.allowingRule} />
          </>
        )}
        <h3>Its ends</h3>
        <ul>
          {[edge.from, edge.to].map(name => (
            <li key={name}>
              <button
                type="button"
                className={classes.select}
                onClick={({ detail }) =>
                  onSelect({ component: name }, detail === 0)
                }
              >
                {titleOf(name)}
              </button>
            </li>
          ))}
        </ul>
        {others.length > 0 && (
          <>
            <h3>{others.length === 1 ? 'Other finding' : 'Other findings'}</h3>
            <EdgeList edges={others} titleOf={titleOf} onSelect={onSelect} />
          </>
        )}
      </div>
    </InspectorFrame>
  );
}
