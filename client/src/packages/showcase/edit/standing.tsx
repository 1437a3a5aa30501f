import { Done } from 'client/parts/done'
import { openGroupPage, openUnitPage } from 'client/parts/showcase/places'
import { back } from 'client/platform/navigate'
import { Notice, type Tone } from 'client/ui/card'
import { ready, Screen } from 'client/ui/frame/screen'
import { fullDay } from 'shared/kernel/time'
import type { ReviewState } from 'shared/review/model'
import type { Written } from 'shared/showcase/operations'

const SAYS: Record<ReviewState, { tone: Tone; says: string }> = {
  checking: { tone: 'plain', says: '正在检查文字和图片' },
  waiting: { tone: 'plain', says: '等秘书处审核' },
  approved: { tone: 'ok', says: '审核通过，已公开' },
  returned: { tone: 'warn', says: '退回修改' },
  down: { tone: 'warn', says: '已下架，现在没有公开的内容' },
}

const openPublic = ({ unitId }: Written): void => (unitId === null ? openGroupPage() : openUnitPage(unitId))

/** How far what was handed in has come, and why. */
export function Standing({ written }: { written: Written }) {
  const { review, by, published } = written
  if (!review) return <Notice says="还没有写过。写好交秘书处审核，通过以后，没有登录的人也看得到。" />
  const { tone, says } = SAYS[review.state]
  const why = review.reason ? `。${review.reason}` : ''
  return (
    <Notice
      tone={tone}
      says={`第 ${review.edition} 稿（${by ?? ''}，${fullDay(review.at)}）：${says}${why}`}
      {...(published && { way: { says: '看公开的一页', onTap: () => openPublic(written) } })}
    />
  )
}

/** After it was handed in: what will happen, and where to go from here. */
export const HandedIn = ({ title, written }: { title: string; written: Written }) => (
  <Screen title={title} stage={ready(null)}>
    {() => (
      <Done says="已交秘书处审核。" ways={[{ says: '返回', onTap: back }, ...(written.published ? [{ says: '看公开的一页', onTap: () => openPublic(written) }] : [])]}>
        {written.published ? '审核通过以前，大家看到的还是原来公开的一稿。结果会发消息给您。' : '审核通过以后，没有登录的人也看得到。结果会发消息给您。'}
      </Done>
    )}
  </Screen>
)
