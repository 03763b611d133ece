import { useState } from 'react';
import { DangerPanel } from '../DangerPanel';
import { PlanForm } from '../plan/PlanForm';
import { TextField } from '../TextField';
import type { ActionFormProps } from './ActionsCard';
import type { ComponentProps } from './ComponentBody';
import { useWhyNotToDeploy } from './useWhyNotToDeploy';

/** The end of a component: what goes and what stays is said first, then its name is asked for. */
export function DeleteZone(props: Omit<ComponentProps, 'runs'>) {
  const { component, onChanged } = props;
  const { subscription } = component;
  return (
    <DangerPanel
      label="Plan to delete it"
      why={useWhyNotToDeploy(component)}
      form={close => (
        <Delete
          component={component}
          onSubmitted={() => {
            close();
            onChanged();
          }}
          onCancel={close}
        />
      )}
    >
      <b>Delete.</b> What runs of it goes
      {subscription && ', and its subscription with the events that wait in it'}
      . Its repository and its images stay. Shows first what goes, then asks for
      the name.
    </DangerPanel>
  );
}

function Delete({ component, onSubmitted, onCancel }: ActionFormProps) {
  const { workspace, name } = component;
  const [typed, setTyped] = useState('');
  return (
    <PlanForm
      request={{ kind: 'delete-component', workspace, component: name }}
      label="Delete"
      isDanger
      blocked={typed === name ? undefined : `Type ${name} first.`}
      onSubmitted={onSubmitted}
      onCancel={onCancel}
    >
      <TextField
        label={`Type ${name} to confirm`}
        value={typed}
        onChange={setTyped}
      />
    </PlanForm>
  );
}
