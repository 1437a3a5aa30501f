import { confirm } from 'client/platform/device/ask'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { toTop } from 'client/platform/navigate'
import type { ButtonProps } from 'client/ui/form/button'
import { useSurroundings } from 'client/ui/frame/surroundings'
import { useState } from 'react'
import type { BoardView } from 'shared/attendance/operations'
import type { Instant } from 'shared/kernel/time'
import { callToOrder, closeMeeting, declareInquorate } from 'shared/meeting/operations'

export interface Conduct {
  /** The one main button: what the chair declares next. */
  action: (board: BoardView) => Omit<ButtonProps, 'kind'> | undefined
  /** Answers whether it was declared. */
  declareInquorate: (nextAt: Instant | undefined) => Promise<boolean>
  busy: boolean
  /** The last declaration that was not accepted; it stays until the next try. */
  failed: { what: string; answer: Answer<unknown> } | undefined
}

/** A short quorum does not shut the button: the attempt is answered with the numbers, and goes on record. */
const GOES_ON_RECORD = ['NO_QUORUM', 'PRESIDER_ABSENT']

/** Calling to order, 流会 and closing, with what came of the last try. */
export function useConduct(meetingId: string, refresh: () => Promise<unknown>): Conduct {
  const { openClause } = useSurroundings()
  const order = useCommand(callToOrder, refresh)
  const close = useCommand(closeMeeting, refresh)
  const inquorate = useCommand(declareInquorate, refresh)
  const [failed, setFailed] = useState<Conduct['failed']>()

  function heard(what: string, answer: Answer<unknown> | undefined) {
    if (!answer) return
    setFailed(answer.kind === 'accepted' ? undefined : { what, answer })
    toTop()
  }

  async function callNow({ orderRefused, quorum }: BoardView) {
    const question = { title: '宣布开会', follows: `${quorum?.sentence ?? ''}宣布后，应到名单和到会情况就此定格，留作记录。`, yes: '宣布开会' }
    if (!orderRefused && !(await confirm(question))) return
    heard('宣布开会', await order.run({ meetingId }))
  }

  async function closeNow() {
    const question = { title: '宣布闭会', follows: '闭会后不能再签到、记离场或撤销签到，到会情况就此定案。', yes: '宣布闭会' }
    if (await confirm(question)) heard('宣布闭会', await close.run({ meetingId }))
  }

  const button = (says: string, onTap: () => void, busy: boolean, refused: BoardView['orderRefused']): Omit<ButtonProps, 'kind'> => ({
    says,
    onTap,
    busy,
    whyNot: refused && !GOES_ON_RECORD.includes(refused.code) ? refused.message : undefined,
    onWhy: refused?.clause ? () => openClause(refused.clause!) : undefined,
  })

  return {
    action(board) {
      if (board.status === 'published') return button('宣布开会', () => void callNow(board), order.busy, board.orderRefused)
      if (board.status === 'inSession') return button('宣布闭会', () => void closeNow(), close.busy, board.closeRefused)
      return undefined
    },
    async declareInquorate(nextAt) {
      const question = { title: '宣布流会', follows: '本次会议不再召开，参会人员会收到流会通知。宣布后不能撤回。', yes: '宣布流会' }
      if (!(await confirm(question))) return false
      const answer = await inquorate.run({ meetingId, ...(nextAt !== undefined && { nextAt }) })
      heard('宣布流会', answer)
      return answer?.kind === 'accepted'
    },
    busy: inquorate.busy,
    failed,
  }
}
