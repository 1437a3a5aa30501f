export default definePageConfig({ navigationBarTitleText: '供稿统计' })
