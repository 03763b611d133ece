import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import {
  type FieldExtensionComponentProps,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { SizeChoice } from '../components/SizeChoice';
import { OfferPart } from './OfferPart';

/** Sizes of each pod with their numbers. */
function ComponentSizeField(props: FieldExtensionComponentProps<string>) {
  const { formData, onChange, schema } = props;
  return (
    <OfferPart description={schema.description} what="The sizes">
      {({ components }) => (
        <SizeChoice
          legend={`${schema.title ?? 'Size'} of each pod`}
          sizes={components.sizes}
          value={formData}
          onChange={onChange}
        />
      )}
    </OfferPart>
  );
}

/** `OdpComponentSize` */
export const componentSizeField = createFormField({
  name: 'OdpComponentSize',
  component: ComponentSizeField,
  schema: makeFieldSchema({ output: z => z.string() }),
});
