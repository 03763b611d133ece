import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import {
  type FieldExtensionComponentProps,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { PlanOfRequest } from './PlanOfRequest';
import { requestOf } from './requestOf';

/** The plan of the workspace that the form asks for. */
function PlanField(props: FieldExtensionComponentProps<string>) {
  const { formData, onChange, formContext } = props;
  return (
    <PlanOfRequest
      request={requestOf(formContext.formData ?? {})}
      value={formData}
      onChange={onChange}
    />
  );
}

/** `OdpPlan` */
export const planField = createFormField({
  name: 'OdpPlan',
  component: PlanField,
  schema: makeFieldSchema({ output: z => z.string() }),
});
