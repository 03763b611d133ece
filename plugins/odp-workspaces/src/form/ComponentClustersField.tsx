import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import {
  type FieldExtensionComponentProps,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { useRef } from 'react';
import { useWorkspaces } from '../api';
import { Notice } from '../components/Notice';
import { useChoiceStyles } from '../components/useChoiceStyles';
import { FormPart } from './FormPart';
import { useGiven } from './useGiven';

/** Clusters of the workspace that was chosen; all of them unless somebody takes one out. */
function ComponentClustersField(props: FieldExtensionComponentProps<string[]>) {
  const { formData, onChange, schema, formContext } = props;
  const choice = useChoiceStyles();
  const workspaces = useWorkspaces();
  const id = formContext.formData?.workspace;
  const all = workspaces.data?.items.find(item => item.id === id)?.clusters;
  const isEmpty = !formData?.length;
  // Another workspace may have been chosen since.
  const isOfAnother = formData?.some(name => !all?.includes(name));
  const isTouched = useRef(false);
  useGiven(
    isOfAnother || (isEmpty && !isTouched.current) ? all : undefined,
    onChange,
  );
  if (!all) {
    return (
      <FormPart description={schema.description}>
        <Notice status="unknown">
          {id
            ? `The clusters of ${id} are being read.`
            : 'Choose a workspace first; its clusters are those that there are.'}
        </Notice>
      </FormPart>
    );
  }
  const toggle = (name: string, isChosen: boolean) => {
    isTouched.current = true;
    onChange(
      // In the order of the workspace, so that the same choice is the same plan.
      all.filter(one => (one === name ? isChosen : formData?.includes(one))),
    );
  };
  return (
    <FormPart description={schema.description}>
      <fieldset className={choice.root}>
        <legend className={choice.legend}>
          {schema.title ?? 'Clusters'} of {id}
        </legend>
        {all.map(name => (
          <label key={name} className={choice.choice}>
            <input
              type="checkbox"
              checked={formData?.includes(name) ?? false}
              onChange={event => toggle(name, event.target.checked)}
            />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
      {isEmpty && (
        <Notice status="unknown">It has to run in one of them.</Notice>
      )}
    </FormPart>
  );
}

/** `OdpComponentClusters` */
export const componentClustersField = createFormField({
  name: 'OdpComponentClusters',
  component: ComponentClustersField,
  schema: makeFieldSchema({ output: z => z.array(z.string()) }),
});
