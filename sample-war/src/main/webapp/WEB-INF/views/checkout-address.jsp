<%@ page session="false" contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:checkout button="On to delivery">
  <h2>Where shall we send it?</h2>
  <div class="fields">
    <t:field name="name" label="Full name" value="${typed.name()}" autocomplete="name"/>
    <t:field name="email" label="E-mail" value="${typed.email()}" autocomplete="email" type="email"/>
    <t:field name="street" label="Street and number" value="${typed.street()}" autocomplete="street-address"/>
    <t:field name="postcode" label="Postcode" value="${typed.postcode()}" autocomplete="postal-code"/>
    <t:field name="city" label="Town" value="${typed.city()}" autocomplete="address-level2"/>
  </div>
</t:checkout>
