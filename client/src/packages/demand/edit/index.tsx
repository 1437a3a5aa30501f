import { backToMine } from 'client/parts/demand/places'
import { useFiles } from 'client/parts/files'
import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { useSending } from 'client/parts/sending'
import { useQuery } from 'client/platform/cloud/query'
import { useDraft } from 'client/platform/device/draft'
import { useServerNow } from 'client/platform/device/now'
import { useQueryText } from 'client/platform/navigate'
import { Notice } from 'client/ui/card'
import { LinkTap } from 'client/ui/form/button'
import { Choices } from 'client/ui/form/choices'
import { ChooseField, Field, LongField, WhenField } from 'client/ui/form/field'
import { ready, Screen } from 'client/ui/frame/screen'
import { Cell, List } from 'client/ui/list'
import { KINDS, kindName, kinds, regionName, REGIONS, sideVerb } from 'shared/demand/kinds'
import { MOST_PICTURES, postingForm, type PostingForm, submitPosting } from 'shared/demand/operations'
import { dayOf } from 'shared/kernel/time'
import { type Draft, saidOf, startOf, whyNot } from './draft'

/** An offer or a need of the own unit, written or changed. */
export default function EditPage() {
  const postingId = useQueryText('postingId')
  const entryId = useQueryText('entryId')
  const asked = useQuery(postingForm, postingId !== '' ? { postingId } : entryId !== '' ? { entryId } : NEW)
  if (asked.is === 'ready') return <Form key={asked.value.before?.edition ?? 0} postingId={postingId} entryId={entryId} form={asked.value} />
  return (
    <Screen title="发布供需" stage={withWayOut(asked)}>
      {() => null}
    </Screen>
  )
}

const NEW = {}
const kindOptions = KINDS.map((value) => ({ value, label: kindName(value) }))
const regionOptions = REGIONS.map((value) => ({ value, label: regionName[value] }))

function Form({ postingId, entryId, form }: { postingId: string; entryId: string; form: PostingForm }) {
  const edition = form.before?.edition ?? 0
  const { draft, change, discard } = useDraft<Draft>(`posting:${postingId}${entryId && `from-${entryId}`}:${edition}`, startOf(form))
  const today = dayOf(useServerNow())
  const { send, busy, answer, wrong } = useSending(submitPosting, () => {
    discard()
    backToMine()
  })
  const flaw = whyNot(draft, today)
  /** Said beside the field as soon as it has been filled in, and by the cloud. */
  const errorAt = (field: string, filled: string) => wrong(field) ?? (filled.trim() !== '' && flaw?.field === field ? flaw.message : undefined)
  const own = draft.kind && kinds[draft.kind]
  const submit = () => draft.kind && void send({ ...(postingId !== '' ? { postingId } : entryId !== '' && { entryId }), edition, ...saidOf(draft, draft.kind) })

  return (
    <Screen title={postingId === '' ? '发布供需' : '修改供需'} stage={ready(null)} action={{ says: '交秘书处审核', onTap: submit, busy, whyNot: flaw?.message }}>
      {() => (
        <>
          <Problem answer={answer} />
          {postingId !== '' && <Notice says="修改后重新审核，通过以前别人看不到；原来的先后次序不变。" />}
          {form.need && <Notice says="已从人才库的需求带来内容，请核对、补上时间和联系人。" />}
          <Choices
            label="供还是需"
            options={[
              { value: 'need', label: sideVerb.need, note: `${form.unitName}需要别人提供` },
              { value: 'supply', label: sideVerb.supply, note: `${form.unitName}可以提供给别人` },
            ]}
            value={draft.side}
            onChoose={(side) => change({ side })}
          />
          <List>
            <ChooseField label="类别" options={kindOptions} value={draft.kind} onChoose={(kind) => change({ kind })} />
            <Field label="标题" value={draft.title} onInput={(title) => change({ title })} maxLength={30} placeholder="如：数控车工顶岗实习 10 人" error={errorAt('title', draft.title)} />
            {own?.asks.map(({ id, label, hint, required }) => (
              <Field
                key={id}
                label={label}
                value={draft.fields[id] ?? ''}
                onInput={(typed) => change({ fields: { ...draft.fields, [id]: typed } })}
                maxLength={id === 'goal' ? 120 : 40}
                placeholder={required ? hint : `${hint}（可不填）`}
                error={errorAt(`fields.${id}`, draft.fields[id] ?? '')}
              />
            ))}
            {own?.counts && (
              <Field label={own.counts.label} kind="number" value={draft.number} onInput={(number) => change({ number })} maxLength={6} placeholder={`${own.counts.unit}，可不填`} error={wrong('number')} />
            )}
          </List>
          <List>
            <ChooseField label="地点" options={regionOptions} value={draft.region} onChoose={(region) => change({ region })} />
            <Field label="具体地点" value={draft.place} onInput={(place) => change({ place })} maxLength={40} placeholder="可不填" error={errorAt('place', draft.place)} />
            <WhenField label="开始" kind="date" value={draft.from} onChoose={(from) => change({ from })} placeholder="不限" />
            <WhenField label="结束" kind="date" value={draft.until} onChoose={(until) => change({ until })} placeholder="不限" error={errorAt('until', draft.until)} />
          </List>
          <List hint="文字里不写电话：双方同意洽谈后，对方在对接页看到联系人。">
            <LongField
              label="说明" value={draft.description} onInput={(description) => change({ description })} maxLength={800}
              placeholder="条件、要求、能提供的保障（可不填）" error={errorAt('description', draft.description)}
            />
            <ChooseField label="联系人" options={form.people.map(({ personId, name, title }) => ({ value: personId, label: [name, title].filter(Boolean).join(' · ') }))} value={draft.contactId} onChoose={(contactId) => change({ contactId })} error={wrong('contactId')} />
          </List>
          <Pictures pictures={draft.pictures} onChange={(pictures) => change({ pictures })} error={answer?.kind === 'refused' && answer.field?.startsWith('pictures') ? answer.message : undefined} />
        </>
      )}
    </Screen>
  )
}

function Pictures({ pictures, onChange, error }: { pictures: Draft['pictures']; onChange: (pictures: Draft['pictures']) => void; error?: string | undefined }) {
  const { pick, busy } = useFiles()
  const add = () => void pick('photo', async ({ fileId, name }) => onChange([...pictures, { file: fileId, name }]))
  return (
    <List title="图片" hint={error ?? `最多 ${MOST_PICTURES} 张，JPG 或 PNG，和文字一起审核。`}>
      {pictures.map(({ file, name }) => (
        <Cell key={file} title={name} value={<LinkTap says="去掉" label={`去掉${name}`} onTap={() => onChange(pictures.filter((one) => one.file !== file))} />} />
      ))}
      {pictures.length < MOST_PICTURES && <Cell title={busy ? '正在上传…' : '加一张图片'} note="可不加" onTap={add} />}
    </List>
  )
}
