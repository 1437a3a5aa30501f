import { withWayOut } from 'client/parts/gate'
import { useMe } from 'client/parts/me'
import { ReportCell } from 'client/parts/review/report-cell'
import { useQuery } from 'client/platform/cloud/query'
import { copyLink, followsLinks, openArticle, opensArticles } from 'client/platform/device/article'
import { useShare } from 'client/platform/device/share'
import { useQueryText } from 'client/platform/navigate'
import { Card } from 'client/ui/card'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { newsKindName } from 'shared/bulletin/model'
import { type NewsView, readNews } from 'shared/bulletin/news-operations'
import { isArticle } from 'shared/bulletin/news-rules'
import 'client/parts/bulletin/reading.css'

/** One piece of news or one policy: its text here, its link where this device opens it. */
export default function NewsPage() {
  const newsId = useQueryText('newsId')
  const asked = useQuery(readNews, { newsId })
  const known = useMe()
  const member = known.is === 'ready' && known.value.me !== null
  const shown = asked.is === 'ready' ? asked.value : undefined
  useShare({ title: shown?.title ?? '新闻政策', summary: shown?.text.slice(0, 120) ?? '', page: `packages/bulletin/news/index?newsId=${newsId}` })
  return (
    <Screen title="新闻政策" stage={withWayOut(asked)} action={(one) => wayTo(one.link)}>
      {({ kind, title, source, day, text, link }: NewsView) => (
        <>
          <Card>
            <View className="bulletin__title" role="heading">
              {title}
            </View>
            <View className="soft">{`${newsKindName[kind]} · ${source} · ${day}`}</View>
            {text !== '' && <View className="bulletin__text para">{text}</View>}
            {link !== '' && <View className="soft">{`原文：${link}`}</View>}
          </Card>
          {member && <ReportCell kind="news" subjectId={newsId} />}
        </>
      )}
    </Screen>
  )
}

function wayTo(link: string): { says: string; onTap: () => void } | undefined {
  if (link === '') return undefined
  if (followsLinks || (isArticle(link) && opensArticles())) return { says: '看原文', onTap: () => openArticle(link) }
  return { says: '复制原文链接', onTap: () => void copyLink(link) }
}
