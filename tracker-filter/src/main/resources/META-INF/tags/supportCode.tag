<%@ tag description="The code by which a failed request is found again" body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
${requestScope['sessiontrail.supportCode']}
