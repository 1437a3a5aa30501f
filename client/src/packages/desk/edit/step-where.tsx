import { Field, LongField } from 'client/ui/form/field'
import { List } from 'client/ui/list'
import type { StepProps } from './step-when'

/** Where, and whom to call. */
export const WhereStep = ({ form, type, errorOf }: StepProps) => (
  <>
    <List title="在哪里">
      <Field label="地点" maxLength={80} value={form.place} onInput={(place) => type({ place })} placeholder="如：行政楼三层会议室" error={errorOf('place')} />
      <LongField
        label="怎么走（可不填）"
        maxLength={300}
        value={form.directions}
        onInput={(directions) => type({ directions })}
        placeholder="从哪个门进、车停在哪里、几点开始报到"
        error={errorOf('directions')}
      />
    </List>
    <List title="联系谁" hint="参会的人在会议页一点就能拨打。">
      <Field label="联系人" maxLength={20} value={form.contactName} onInput={(contactName) => type({ contactName })} placeholder="姓名" error={errorOf('contactName')} />
      <Field label="电话" maxLength={20} value={form.contactPhone} onInput={(contactPhone) => type({ contactPhone })} placeholder="手机或座机" error={errorOf('contactPhone')} />
    </List>
  </>
)
