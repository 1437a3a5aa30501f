import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useDraft } from 'client/platform/device/draft'
import { useState } from 'react'
import { draftNotice, type NoticeView, scheduleNotice, sendNotice } from 'shared/message/notice/operations'
import { draftOf, EMPTY, type Form, formOf, sendAtOf, type Step } from './form'

interface Kept {
  form: Form
  step: Step
  /** Set as soon as a draft lies in the cloud. */
  noticeId: string
  edition: number
  /** The form as it lies there, as text; empty while it does not. */
  lies: string
}

/** What was typed, kept through leaving; how it stands to what lies in the cloud; and the ways to put it there. */
export function useKept(notice: NoticeView | null, corrects: string) {
  const own = notice !== null && corrects === ''
  const start: Kept = { form: notice ? formOf(notice) : EMPTY, step: 0, noticeId: own ? notice.noticeId : '', edition: own ? notice.desk!.edition : 0, lies: own ? JSON.stringify(formOf(notice)) : '' }
  const { draft, change, discard } = useDraft<Kept>(`notice:${corrects}:${start.noticeId}`, start)
  const [goesOn, setGoesOn] = useState(() => JSON.stringify(draft.form) !== JSON.stringify(start.form))
  const drafting = useCommand(draftNotice)
  const sending = useCommand(sendNotice)
  const scheduling = useCommand(scheduleNotice)

  /** Once a draft lies in the cloud, the next try goes on with that one and with its papers; as it lies there it is not stored again. */
  async function save(): Promise<Answer<{ noticeId: string; edition: number }> | undefined> {
    const { form, noticeId, edition, lies } = draft
    if (lies === JSON.stringify(form)) return { kind: 'accepted', value: { noticeId, edition }, at: 0 }
    const answer = await drafting.run({ notice: draftOf(form, corrects), ...(noticeId !== '' && { noticeId, edition }) })
    if (answer?.kind === 'accepted') {
      const next = { ...form, papers: form.papers.map(({ name }, kept) => ({ name, kept })) }
      change({ ...answer.value, form: next, lies: JSON.stringify(next) })
    }
    return answer
  }

  return {
    ...draft,
    goesOn,
    /** Somebody else has written since. */
    moved: own && notice.desk!.edition > draft.edition,
    busy: drafting.busy || sending.busy || scheduling.busy,
    change,
    type: (part: Partial<Form>) => change({ form: { ...draft.form, ...part } }),
    startAnew() {
      setGoesOn(false)
      change({ ...start, step: draft.step })
    },
    discard,
    save,
    async send() {
      const saved = await save()
      return saved?.kind === 'accepted' ? sending.run(saved.value) : saved
    },
    async schedule() {
      const saved = await save()
      return saved?.kind === 'accepted' ? scheduling.run({ ...saved.value, sendAt: sendAtOf(draft.form)! }) : saved
    },
  }
}
