import { Problem } from 'client/parts/problem'
import { Told } from 'client/parts/showcase/told'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useDraft } from 'client/platform/device/draft'
import { toTop } from 'client/platform/navigate'
import { Notice } from 'client/ui/card'
import { Field, LongField } from 'client/ui/form/field'
import { ready, Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { List } from 'client/ui/list'
import { useState } from 'react'
import type { Operation } from 'shared/kernel/operation'
import { MOST } from 'shared/showcase/model'
import type { ToldIn, Written } from 'shared/showcase/operations'
import { type Draft, draftOf, inputOf, whyNotNow } from './draft'
import { Pictures } from './pictures'
import { Standing } from './standing'

interface FormProps {
  of: 'unit' | 'group'
  title: string
  operation: Operation<ToldIn, { edition: number }>
  written: Written
  refresh: () => Promise<unknown>
  onDone: () => void
}

/** What is told, to be changed and handed in; beside it what is public now. */
export function Form({ of, title, operation, written, refresh, onDone }: FormProps) {
  const { draft, change, discard } = useDraft<Draft>(`showcase:${of}`, draftOf(written))
  const { run, busy } = useCommand(operation, refresh)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const last = written.review?.edition ?? 0
  const overtaken = draft.edition !== last

  async function send() {
    const heard = await run(inputOf(draft))
    if (!heard) return
    setAnswer(heard)
    toTop()
    if (heard.kind !== 'accepted') return
    discard()
    onDone()
  }
  const wrong = (field: string) => (answer?.kind === 'refused' && answer.field === field ? answer.message : undefined)

  const whyNot = overtaken ? '请先看上面：有了新的一稿' : whyNotNow(draft, written, MOST)
  return (
    <Screen title={title} stage={ready(null)} action={{ says: '交审核', onTap: () => void send(), busy, whyNot }}>
      {() => (
        <View className={written.published ? 'columns' : ''}>
          <View className="columns__main">
            <Problem answer={answer} before="没有交成。" />
            <Standing written={written} />
            {overtaken && (
              <>
                <Notice tone="warn" says={`您动手以后，${written.by ?? '别人'}交了新的一稿。您写的还在下面。`} way={{ says: '用我写的继续改', onTap: () => change({ edition: last }) }} />
                <Notice tone="plain" says="或者放弃这台设备上写的，从新的一稿改起。" way={{ says: '改看新的一稿', onTap: () => (change(draftOf(written)), discard()) }} />
              </>
            )}
            <List title={written.name} hint="概述显示在单位列表里，也是搜索结果里的说明。不要写个人电话。">
              <LongField label={`一句话概述（${MOST.summary} 字以内）`} value={draft.summary} onInput={(summary) => change({ summary })} maxLength={MOST.summary} error={wrong('summary')} />
              <LongField label="介绍" value={draft.introduction} onInput={(introduction) => change({ introduction })} maxLength={MOST.introduction} placeholder="历史、规模、专业或业务" error={wrong('introduction')} />
              <Field label="专业和行业" value={draft.trades} onInput={(trades) => change({ trades })} maxLength={200} placeholder="装备制造、建筑" error={wrong('trades')} />
            </List>
            <List>
              <LongField label="特色和优势" value={draft.strengths} onInput={(strengths) => change({ strengths })} maxLength={MOST.strengths} placeholder="可不填" error={wrong('strengths')} />
              <LongField label="能为别的成员提供什么" value={draft.offers} onInput={(offers) => change({ offers })} maxLength={MOST.offers} placeholder="实训场地、设备、培训、课题…可不填" error={wrong('offers')} />
              <Field label="网站" value={draft.website} onInput={(website) => change({ website })} maxLength={MOST.website} placeholder="https://…，可不填" error={wrong('website')} />
            </List>
            <Pictures pictures={draft.pictures} onChange={(pictures) => change({ pictures })} wrong={wrong} />
          </View>
          {written.published && (
            <View className="columns__aside">
              <View className="aside-name">现在公开的一稿</View>
              <Told told={written.published} title={written.name} />
            </View>
          )}
        </View>
      )}
    </Screen>
  )
}
