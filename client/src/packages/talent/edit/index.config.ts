export default definePageConfig({ navigationBarTitleText: '登记人才库' })
