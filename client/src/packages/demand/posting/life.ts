import type { Tone } from 'client/ui/card'
import { closingName } from 'shared/demand/model'
import type { PostingPage } from 'shared/demand/operations'
import { sayDay } from 'shared/kernel/time'

type Kept = NonNullable<PostingPage['kept']>

/** How the review stands, and what that means for whoever posted it. */
export function reviewSaid({ review, reason, closed }: Pick<Kept, 'review' | 'reason' | 'closed'>): { tone: Tone; says: string } {
  if (closed !== null) return { tone: 'plain', says: `已关闭：${closingName[closed]}。别人找不到它。` }
  switch (review) {
    case 'checking':
      return { tone: 'brand', says: '正在检查文字和图片，随后由秘书处审核；通过以前别人看不到。' }
    case 'waiting':
      return { tone: 'brand', says: '等秘书处审核，通过以前别人看不到。' }
    case 'approved':
      return { tone: 'ok', says: '已通过审核，成员单位看得到。' }
    case 'returned':
      return { tone: 'danger', says: `退回修改：${reason ?? '没有写原因'}` }
    case 'down':
      return { tone: 'danger', says: `已下架：${reason ?? '没有写原因'}` }
  }
}

export function lifeSaid({ confirmedOn, lastGood, renewFrom, renewable }: Pick<Kept, 'confirmedOn' | 'lastGood' | 'renewFrom' | 'renewable'>): string {
  if (confirmedOn === null || lastGood === null) return '通过审核之日起算'
  return `${sayDay(confirmedOn)}确认，${sayDay(lastGood)}到期；${renewable || renewFrom === null ? '现在可以续期' : `${sayDay(renewFrom)}起可以续期`}`
}
