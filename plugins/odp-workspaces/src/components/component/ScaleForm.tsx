import { planRequestSchema } from '@internal/plugin-odp-workspaces-common';
import {
  ActionButton,
  ViewState,
  viewStateOf,
} from '@internal/plugin-odp-react';
import { useState } from 'react';
import { useOffer } from '../../api';
import { Notice } from '../Notice';
import { PlanForm } from '../plan/PlanForm';
import { READ_RIGHT } from '../rights';
import { ReplicasChoice } from '../ReplicasChoice';
import { SizeChoice } from '../SizeChoice';
import type { ActionFormProps } from './ActionsCard';
import { useFormStyles } from './formStyles';

/** More or fewer pods, and larger or smaller ones. */
export function ScaleForm(props: ActionFormProps) {
  const { component, onSubmitted, onCancel } = props;
  const { workspace, name } = component;
  const classes = useFormStyles();
  const offer = useOffer();
  const [replicas, setReplicas] = useState<Partial<typeof component.replicas>>(
    component.replicas,
  );
  const [size, setSize] = useState(component.size);
  const isChanged =
    size !== component.size ||
    replicas.min !== component.replicas.min ||
    replicas.max !== component.replicas.max;
  const parsed = planRequestSchema.safeParse({
    kind: 'scale',
    workspace,
    component: name,
    spec: { replicas, ...(size !== component.size && { size }) },
  });
  return (
    <>
      <div className={classes.choices}>
        <ViewState
          padded={false}
          state={viewStateOf(offer, { what: 'The sizes', right: READ_RIGHT })}
        >
          {offer.data && (
            <>
              <ReplicasChoice
                value={replicas}
                most={offer.data.components.replicas.most}
                onChange={setReplicas}
              />
              <SizeChoice
                legend="Size of each pod"
                sizes={offer.data.components.sizes}
                current={component.size}
                value={size}
                onChange={setSize}
              />
            </>
          )}
        </ViewState>
        {isChanged && !parsed.success && (
          <Notice status="unknown">
            The number of pods {parsed.error.issues[0].message}.
          </Notice>
        )}
        {!(isChanged && parsed.success) && (
          <div>
            <ActionButton onClick={onCancel}>Cancel</ActionButton>
          </div>
        )}
      </div>
      {isChanged && parsed.success && (
        <PlanForm
          request={parsed.data}
          label="Scale"
          onSubmitted={onSubmitted}
          onCancel={onCancel}
        />
      )}
    </>
  );
}
