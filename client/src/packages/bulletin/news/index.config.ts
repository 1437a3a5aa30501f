export default definePageConfig({ navigationBarTitleText: '新闻政策', enableShareAppMessage: true })
