document.getElementById("answers").addEventListener("click", () => {
  document.getElementById("said").textContent = "answered";
});
document.getElementById("breaks").addEventListener("click", () => {
  throw new TypeError("broken by anna@example.com");
});
for (let i = 0; i < 120; i++) {
  document.getElementById("tall").appendChild(document.createElement("p")).textContent = "line " + i;
}
