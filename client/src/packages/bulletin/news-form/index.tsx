import { backToDesk } from 'client/parts/bulletin/places'
import { OnDuty } from 'client/parts/desk/duty'
import { Done } from 'client/parts/done'
import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { useDraft } from 'client/platform/device/draft'
import { useServerNow } from 'client/platform/device/now'
import { toTop, useQueryText } from 'client/platform/navigate'
import { Notice } from 'client/ui/card'
import { ChooseField, Field, LongField, WhenField } from 'client/ui/form/field'
import { ready, Screen } from 'client/ui/frame/screen'
import { List } from 'client/ui/list'
import { useState } from 'react'
import { NEWS_KINDS, type NewsKind, newsKindName } from 'shared/bulletin/model'
import { editNews, writeNews } from 'shared/bulletin/news-operations'
import { dayOf } from 'shared/kernel/time'

const KINDS = NEWS_KINDS.map((value) => ({ value, label: newsKindName[value] }))

interface Words {
  edition: number
  kind: NewsKind
  title: string
  source: string
  day: string
  text: string
  link: string
}

/** No day is today. */
const BLANK: Words = { edition: 0, kind: 'news', title: '', source: '', day: '', text: '', link: '' }

export default function Page() {
  const newsId = useQueryText('newsId')
  return (
    <OnDuty needs="moderate" title="写新闻政策">
      {newsId === '' ? <Form place="new" start={BLANK} /> : <Old newsId={newsId} />}
    </OnDuty>
  )
}

function Old({ newsId }: { newsId: string }) {
  const asked = useQuery(editNews, { newsId })
  if (asked.is === 'ready') {
    const { newsId: _, reason, ...start } = asked.value
    return <Form key={`${newsId}:${start.edition}`} place={`${newsId}:${start.edition}`} newsId={newsId} start={start} reason={reason} />
  }
  return (
    <Screen title="写新闻政策" stage={withWayOut(asked)}>
      {() => null}
    </Screen>
  )
}

function Form({ place, newsId, start, reason = null }: { place: string; newsId?: string; start: Words; reason?: string | null }) {
  const { draft, change, discard } = useDraft(`news:${place}`, start)
  const writing = useCommand(writeNews)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const wrong = (field: string) => (answer?.kind === 'refused' && answer.field === field ? answer.message : undefined)
  const today = dayOf(useServerNow())
  const day = draft.day === '' ? today : draft.day
  const done = answer?.kind === 'accepted'

  async function send() {
    const { edition, kind } = draft
    const [title, source, text, link] = [draft.title, draft.source, draft.text, draft.link].map((one) => one.trim()) as [string, string, string, string]
    const heard = await writing.run({ ...(newsId !== undefined && { newsId }), edition, kind, day, title, source, text, link })
    if (!heard) return
    setAnswer(heard)
    toTop()
    if (heard.kind === 'accepted') discard()
  }

  return (
    <Screen title="写新闻政策" stage={ready(null)} action={done ? undefined : { says: '送检并公开', onTap: () => void send(), busy: writing.busy, whyNot: whyNot(draft) }}>
      {() =>
        done ? (
          <Done says="已送检。" ways={[{ says: '回编简报', onTap: backToDesk }]}>
            系统检查通过后自动公开，一般几分钟。
          </Done>
        ) : (
          <>
            <Problem answer={answer} />
            {reason !== null && <Notice tone="warn" says={`没有公开：${reason}`} />}
            <List hint="正文和链接至少写一样。公众号文章的链接，在小程序里直接打开。">
              <ChooseField label="类别" options={KINDS} value={draft.kind} onChoose={(kind) => change({ kind })} />
              <Field label="标题" value={draft.title} onInput={(title) => change({ title })} maxLength={60} error={wrong('title')} />
              <Field label="来源" value={draft.source} onInput={(source) => change({ source })} maxLength={40} placeholder="最先发布的单位" error={wrong('source')} />
              <WhenField label="日期" kind="date" value={day} onChoose={(chosen) => change({ day: chosen })} error={wrong('day')} />
              <Field label="链接" value={draft.link} onInput={(link) => change({ link })} maxLength={500} placeholder="https://" error={wrong('link')} />
              <LongField label="正文" value={draft.text} onInput={(text) => change({ text })} maxLength={5000} error={wrong('text')} />
            </List>
          </>
        )
      }
    </Screen>
  )
}

function whyNot({ title, source, text, link }: Words): string | undefined {
  if (title.trim() === '') return '请写标题'
  if (source.trim() === '') return '请写来源'
  return text.trim() === '' && link.trim() === '' ? '正文和链接至少写一样' : undefined
}
