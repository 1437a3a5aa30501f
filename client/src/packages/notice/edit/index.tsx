import { OnDuty } from 'client/parts/desk/duty'
import { withWayOut } from 'client/parts/gate'
import { openNotice } from 'client/parts/notice/places'
import { useQuery } from 'client/platform/cloud/query'
import { useQueryText } from 'client/platform/navigate'
import { Screen, type Stage } from 'client/ui/frame/screen'
import { noticeStateName } from 'shared/message/notice/model'
import { getNotice } from 'shared/message/notice/operations'
import { Editor } from './editor'

/** Writing a notice: a new one, a draft to go on with, or one that puts another right. */
export default function EditPage() {
  const noticeId = useQueryText('noticeId')
  const corrects = useQueryText('corrects')
  return (
    <OnDuty needs="moderate" title="写通知">
      {noticeId === '' && corrects === '' ? <Editor notice={null} corrects="" /> : <From noticeId={noticeId} corrects={corrects} />}
    </OnDuty>
  )
}

function From({ noticeId, corrects }: { noticeId: string; corrects: string }) {
  const asked = useQuery(getNotice, { noticeId: noticeId || corrects })
  if (asked.is === 'ready' && (corrects !== '' || asked.value.state === 'draft')) return <Editor notice={asked.value} corrects={corrects} />
  const stage: Stage<never> =
    asked.is === 'ready'
      ? { is: 'empty', says: `这份通知${noticeStateName[asked.value.state]}，不能再改。`, way: { says: '看这份通知', onTap: () => openNotice(noticeId) } }
      : (withWayOut(asked) as Stage<never>)
  return (
    <Screen title="写通知" stage={stage}>
      {() => null}
    </Screen>
  )
}
