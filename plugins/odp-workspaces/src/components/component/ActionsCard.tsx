import {
  type ComponentDetail,
  rollBackTarget,
} from '@internal/plugin-odp-workspaces-common';
import {
  ActionButton,
  DisabledButton,
  Panel,
  useUrlState,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { PlanForm } from '../plan/PlanForm';
import type { ComponentProps } from './ComponentBody';
import { DeployForm } from './DeployForm';
import { RollBackForm } from './RollBackForm';
import { ScaleForm } from './ScaleForm';
import {
  COMPONENT_ACTIONS,
  COMPONENT_PARAMS,
  type ComponentAction,
} from './urlParams';
import { useWhyNotToDeploy } from './useWhyNotToDeploy';

const useStyles = makeStyles({
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: 8,
    padding: '0 16px 12px',
  },
  why: {
    padding: '0 16px 12px',
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
  },
});

const TITLES: Record<ComponentAction, string> = {
  deploy: 'Deploy',
  scale: 'Scale',
  restart: 'Restart',
  'roll-back': 'Roll back',
};

/** Props of the form of an action. */
export interface ActionFormProps {
  component: ComponentDetail;
  onSubmitted: () => void;
  onCancel: () => void;
}

/** What can be asked of a component; each shows its plan before it is submitted. */
export function ActionsCard(props: Omit<ComponentProps, 'runs'>) {
  const { component, onChanged } = props;
  const classes = useStyles();
  const [url, setUrl] = useUrlState(COMPONENT_PARAMS);
  const why = useWhyNotToDeploy(component);
  const open = url.action === 'none' ? undefined : url.action;
  const close = () => setUrl({ action: 'none', generation: undefined });
  const whyNot = (action: ComponentAction) =>
    why ?? whyNotThis(component, action);
  return (
    <Panel title="Actions" hint="a plan writes nothing" padded={false}>
      <div className={classes.buttons}>
        {COMPONENT_ACTIONS.map(action => {
          const reason = whyNot(action);
          return reason ? (
            <DisabledButton
              key={action}
              label={TITLES[action]}
              why={reason}
              hideWhy
            />
          ) : (
            <ActionButton
              key={action}
              aria-expanded={action === open}
              onClick={() =>
                setUrl(
                  {
                    action: action === open ? 'none' : action,
                    generation: undefined,
                  },
                  { push: true },
                )
              }
            >
              {TITLES[action]}
            </ActionButton>
          );
        })}
      </div>
      {why && <div className={classes.why}>{why}</div>}
      {open && !whyNot(open) && (
        <ActionForm
          key={open}
          action={open}
          component={component}
          onSubmitted={() => {
            close();
            onChanged();
          }}
          onCancel={close}
        />
      )}
    </Panel>
  );
}

/** Why one action is of no use now, in a sentence. */
function whyNotThis(
  { digest, generations }: ComponentDetail,
  action: ComponentAction,
): string | undefined {
  if (action === 'restart' && digest === undefined) {
    return 'Nothing runs that could be restarted.';
  }
  return action === 'roll-back' && !rollBackTarget(generations)
    ? 'No other image is known to have run.'
    : undefined;
}

function ActionForm({
  action,
  ...props
}: ActionFormProps & { action: ComponentAction }) {
  const { workspace, name } = props.component;
  switch (action) {
    case 'deploy':
      return <DeployForm {...props} />;
    case 'scale':
      return <ScaleForm {...props} />;
    case 'roll-back':
      return <RollBackForm {...props} />;
    default:
      return (
        <PlanForm
          request={{ kind: 'restart', workspace, component: name }}
          label="Restart"
          onSubmitted={props.onSubmitted}
          onCancel={props.onCancel}
        />
      );
  }
}
