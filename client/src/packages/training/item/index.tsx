import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { ReportCell } from 'client/parts/review/report-cell'
import { openFinished } from 'client/parts/training/places'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { confirm, whisper } from 'client/platform/device/ask'
import { useDraft } from 'client/platform/device/draft'
import { openFile } from 'client/platform/device/file'
import { openLink } from 'client/platform/device/link'
import { toTop, useQueryText } from 'client/platform/navigate'
import { Card, Notice } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { LongField } from 'client/ui/form/field'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { fullTime, sayDay } from 'shared/kernel/time'
import { formName, MOST } from 'shared/training/model'
import { finishTraining, getTraining, type TrainingPage } from 'shared/training/operations'
import { unitKindName } from 'shared/unit/model'

const OPENS: Record<TrainingPage['form'], string> = { video: '去看视频', document: '去看文章', paper: '打开文件' }

/** One training: what it is, where one learns, and, once done, the mark that one has finished it. */
export default function Item() {
  const trainingId = useQueryText('trainingId')
  const asked = useQuery(getTraining, { trainingId })
  const finishing = useCommand(finishTraining, asked.refresh)
  const { draft, change, discard } = useDraft(`training:${trainingId}`, { note: '' })
  const [answer, setAnswer] = useState<Answer<unknown>>()

  async function finish({ title, hours }: TrainingPage) {
    if (!(await confirm({ title: '标记学完了', follows: `“${title}”，${hours} 学时，记到您和您的单位名下。只记一次，不能撤回。`, yes: '学完了' }))) return
    const heard = await finishing.run({ trainingId, note: draft.note.trim() })
    if (!heard) return
    setAnswer(heard)
    toTop()
    if (heard.kind !== 'accepted') return
    discard()
    whisper('已记下')
  }

  return (
    <Screen
      title="在线培训"
      stage={withWayOut(asked)}
      action={(value) =>
        value.finishedAt !== null ? undefined : { says: '学完了', onTap: () => void finish(value), busy: finishing.busy, whyNot: value.whyNot ?? undefined }
      }
    >
      {(value) => (
        <>
          <Problem answer={answer} before="没有记下。" />
          {value.finishedAt !== null && <Notice tone="ok" says={`您 ${fullTime(value.finishedAt)} 学完了，${value.hours} 学时。`} />}
          <Card title={value.title}>
            <View className="para whole">{value.about}</View>
            <Open value={value} />
          </Card>
          <List>
            <Cell title="发布" value={value.unitName} />
            <Cell title="形式" value={`${formName[value.form]}，${value.hours} 学时`} />
            <Cell title="时间" value={`${sayDay(value.from)} 至 ${sayDay(value.until)}`} />
            <Cell title="面向" value={value.audience.length > 0 ? value.audience.map((kind) => unitKindName[kind]).join('、') : '全体成员单位'} />
            {value.oversees ? (
              <Cell title="学完的" value={`${value.finished} 人`} onTap={() => openFinished(trainingId)} />
            ) : (
              <Cell title="学完的" value={`${value.finished} 人`} />
            )}
          </List>
          {value.finishedAt === null && value.whyNot === null && (
            <List hint="可不写。发培训的单位和秘书处看得到。">
              <LongField label="学习说明" value={draft.note} onInput={(note) => change({ note })} maxLength={MOST.note} placeholder="如：全科组一起看的" />
            </List>
          )}
          {!value.oversees && <ReportCell kind="training" subjectId={trainingId} />}
        </>
      )}
    </Screen>
  )
}

function Open({ value: { form, link, paper } }: { value: TrainingPage }) {
  if (form !== 'paper') return <Button says={OPENS[form]} onTap={() => void openLink(link)} />
  return <Button says={OPENS.paper} onTap={() => void (paper && openFile(paper.address, paper.name))} whyNot={paper ? undefined : '文件没有找到，请联系秘书处'} />
}
