import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import {
  type FieldExtensionComponentProps,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { componentRequestOf } from './componentRequestOf';
import { PlanOfRequest } from './PlanOfRequest';

/** What a template says of what it makes, in `ui:options`. */
interface MadeBy {
  language?: string;
  template?: { name?: string; version?: string };
}

/** The plan of the component that the form asks for. */
function ComponentPlanField(
  props: FieldExtensionComponentProps<string, MadeBy>,
) {
  const { formData, onChange, formContext, uiSchema } = props;
  const { language, template } = uiSchema?.['ui:options'] ?? {};
  return (
    <PlanOfRequest
      request={componentRequestOf(formContext.formData ?? {}, {
        language,
        template,
      })}
      value={formData}
      onChange={onChange}
    />
  );
}

/** `OdpComponentPlan` */
export const componentPlanField = createFormField({
  name: 'OdpComponentPlan',
  component: ComponentPlanField,
  schema: makeFieldSchema({ output: z => z.string() }),
});
